package vn.giaoban.room.sip.menu;

/**
 * Everything that is said to a room, with its words in both languages and, where no speech can be made, its notes: each
 * letter is a tone of 150 ms (a to g, low to high), a dash a pause.
 */
public enum Prompt {
    NUMBER(
            "Hệ thống họp trực tuyến. Mời nhập số điểm cầu, rồi bấm phím thăng.",
            "Video conference. Please enter the number of your site, followed by the hash key.",
            "ceg"),
    PIN("Mời nhập mã PIN, rồi bấm phím thăng.", "Please enter your PIN, followed by the hash key.", "cec"),
    WRONG("Số hoặc mã PIN không đúng.", "The number or the PIN is wrong.", "eca-"),
    NO_MEETING("Hiện không có cuộc họp nào của điểm cầu này.", "There is no meeting of this site now.", "eca-a"),
    SEAT_TAKEN(
            "Điểm cầu này đang dùng thiết bị khác. Vui lòng chờ.",
            "Another device of this site is in the meeting. Please wait.",
            "gg-gg"),
    WELCOME(
            "Đã vào phòng họp. Bấm sao một để xin phát biểu, sao hai để rút, sao ba để báo có mặt, sao không để nghe lại.",
            "You are in the meeting. Press star one to ask for the floor, star two to withdraw, star three to report"
                    + " presence, star zero to hear this again.",
            "cdefg"),
    ASKED("Đã đăng ký phát biểu.", "You have asked for the floor.", "eg"),
    WITHDRAWN("Đã rút đăng ký phát biểu.", "Your request is withdrawn.", "ge"),
    YIELDED("Đã thôi phát biểu.", "You have given back the floor.", "ge-c"),
    COUNT(
            "Mời nhập số người có mặt, rồi bấm phím thăng.",
            "Please enter the number of people present, followed by the hash key.",
            "cec"),
    PRESENT("Đã báo có mặt.", "Presence is reported.", "eg-eg"),
    TECHNICIAN("Đã gọi cán bộ kỹ thuật.", "The technician is called.", "ee"),
    REFUSED("Không thực hiện được.", "That is not possible now.", "a-a"),
    CALLED("Mời chuẩn bị phát biểu.", "Please prepare to speak.", "e-e-e"),
    FLOOR("Mời phát biểu.", "You have the floor.", "g-g"),
    FLOOR_ENDED("Đã hết lượt phát biểu.", "Your turn has ended.", "c-c"),
    OVER("Cuộc họp đã kết thúc. Xin cảm ơn.", "The meeting is over. Thank you.", "gec"),
    LATER("Hệ thống đang bận. Vui lòng gọi lại sau.", "Please call again later.", "a-a-a");

    public final String vietnamese;
    public final String english;
    public final String notes;

    Prompt(String vietnamese, String english, String notes) {
        this.vietnamese = vietnamese;
        this.english = english;
        this.notes = notes;
    }
}
