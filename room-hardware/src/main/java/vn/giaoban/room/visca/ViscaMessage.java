package vn.giaoban.room.visca;

/** What a controller may say to a camera. */
public sealed interface ViscaMessage permits ViscaCommand, ViscaInquiry, ViscaControl {}
