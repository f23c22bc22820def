package vn.giaoban.store.blob;

/**
 * What is known of a blob without reading it.
 *
 * @param length in bytes
 * @param sha256 of all of them, in hexadecimal
 */
public record Blob(String name, long length, String sha256) {}
