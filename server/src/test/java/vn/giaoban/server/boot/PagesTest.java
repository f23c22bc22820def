package vn.giaoban.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Pattern CASE = Pattern.compile("^ {4}case '([a-z-]+)':", Pattern.MULTILINE);

    @Test
    void everyAddressOfTheStaffsPagesIsServedWhenItIsOpenedDirectly() throws Exception {
        var routes = CASE.matcher(Files.readString(Path.of("../web-client/src/app/route.ts")));
        TreeSet<String> known = new TreeSet<>();
        while (routes.find()) {
            known.add(routes.group(1));
        }
        known.add(""); // home
        assertThat(new TreeSet<>(Pages.STAFF_PATHS)).isEqualTo(known);
    }
}
