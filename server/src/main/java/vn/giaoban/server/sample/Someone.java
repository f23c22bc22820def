package vn.giaoban.server.sample;

import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.store.vault.Person;

/** A person of the sample, with the office held. */
record Someone(String name, String position, @Nullable String phone) {
    static final Someone CHAIR = new Someone("Đỗ Khắc Thiệu", "Phó Chủ tịch UBND tỉnh", "0200 555 0100");
    static final Someone SECRETARY = new Someone("Trần Thị Ngẫu", "Chánh Văn phòng UBND tỉnh", "0200 555 0209");
    static final Someone OPERATOR = new Someone("Phan Văn Lượng", "Phó Trưởng phòng Tổng hợp", "0200 555 0222");
    static final Someone TECHNICIAN = new Someone("Nông Quang Khải", "Trực kỹ thuật", "0200 555 0123");
    static final Someone ARCHIVIST = new Someone("Lê Thị Nhượng", "Trưởng phòng Lưu trữ", "0200 555 0223");
    static final Someone ADMINISTRATOR = new Someone("Nguyễn Tiến Đạt", "Quản trị hệ thống", "0200 555 0224");

    /** People of one name are told apart by their telephone. */
    PersonId id() {
        return new PersonId(Province.id("person/" + name + "/" + phone));
    }

    Person person() {
        return new Person(id().value(), name, phone, null);
    }

    Speaker speaker() {
        return new Speaker(id(), position);
    }
}
