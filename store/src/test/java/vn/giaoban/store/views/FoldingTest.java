package vn.giaoban.store.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void everyVietnameseLetterFoldsToItsBase() {
        assertThat(Folding.fold("Điểm cầu xã Phước Thạnh, huyện Củ Chi"))
                .isEqualTo("diem cau xa phuoc thanh, huyen cu chi");
        assertThat(Folding.fold("àáảãạăằắẳẵặâầấẩẫậ")).isEqualTo("a".repeat(17));
        assertThat(Folding.fold("èéẻẽẹêềếểễệ")).isEqualTo("e".repeat(11));
        assertThat(Folding.fold("ìíỉĩị")).isEqualTo("i".repeat(5));
        assertThat(Folding.fold("òóỏõọôồốổỗộơờớởỡợ")).isEqualTo("o".repeat(17));
        assertThat(Folding.fold("ùúủũụưừứửữự")).isEqualTo("u".repeat(11));
        assertThat(Folding.fold("ỳýỷỹỵ")).isEqualTo("y".repeat(5));
        assertThat(Folding.fold("ĐđÐ")).startsWith("dd");
    }

    @Test
    void composedAndDecomposedTextFoldAlike() {
        String text = "Thủ tướng Chính phủ – QUYẾT ĐỊNH số 1/2026";
        assertThat(Folding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(Folding.fold(text))
                .isEqualTo("thu tuong chinh phu – quyet dinh so 1/2026");
    }

    @Test
    void fullTextSearchFindsFoldedWordsAndLeavesMarksToUs() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            try (var statement = connection.createStatement()) {
                statement.execute("create virtual table said using fts5("
                        + "exact, folded, tokenize = \"unicode61 remove_diacritics 0\")");
            }
            for (String text : List.of("Phòng chống lũ quét", "Đường giao thông nông thôn", "Phong trào thi đua")) {
                try (PreparedStatement insert = connection.prepareStatement("insert into said values (?, ?)")) {
                    insert.setString(1, text);
                    insert.setString(2, Folding.fold(text));
                    insert.executeUpdate();
                }
            }
            assertThat(found(connection, "folded : duong")).containsExactly("Đường giao thông nông thôn");
            assertThat(found(connection, "folded : phong"))
                    .containsExactly("Phòng chống lũ quét", "Phong trào thi đua");
            assertThat(found(connection, "exact : phòng")).containsExactly("Phòng chống lũ quét");
            assertThat(found(connection, "exact : phong")).containsExactly("Phong trào thi đua");
        }
    }

    private static List<String> found(Connection connection, String match) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select exact from said where said match ? order by rowid")) {
            select.setString(1, match);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }
}
