package vn.giaoban.store.blob;

/** A blob is not there, is there already, or is not what was put; the name and a stable code say which. */
public final class BlobFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String blob;

    private BlobFault(String code, String blob) {
        super(code + " " + blob);
        this.code = code;
        this.blob = blob;
    }

    /** {@code blob-exists}. */
    public static BlobFault exists(String blob) {
        return new BlobFault("blob-exists", blob);
    }

    /** {@code blob-unknown}. */
    public static BlobFault unknown(String blob) {
        return new BlobFault("blob-unknown", blob);
    }

    /** {@code blob-differs}: its bytes are not those that the hash is of. */
    public static BlobFault differs(String blob) {
        return new BlobFault("blob-differs", blob);
    }

    public String code() {
        return code;
    }

    public String blob() {
        return blob;
    }
}
