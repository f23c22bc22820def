package vn.giaoban.room.visca;

/** Who balances the colours. {@link #COLOUR_TEMPERATURE} is PTZOptics', {@link #PRESET} FR7's. */
public enum WhiteBalanceMode {
    AUTO(0x00),
    INDOOR(0x01),
    OUTDOOR(0x02),
    ONE_PUSH(0x03),
    TRACKING(0x04),
    MANUAL(0x05),
    PRESET(0x0A),
    COLOUR_TEMPERATURE(0x20);

    final int code;

    WhiteBalanceMode(int code) {
        this.code = code;
    }
}
