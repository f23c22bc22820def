package vn.giaoban.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.giaoban.server.sample.Province.Commune;
import vn.giaoban.server.sample.Province.Former;
import vn.giaoban.store.vault.Person;

class ProvinceTest {
    private final Province province = Province.read();

    @Test
    void thereAre104CommunesAnd15AgenciesAndNoneTwice() {
        assertThat(province.communes()).hasSize(104);
        assertThat(province.communes().stream().map(Commune::type).distinct())
                .containsExactlyInAnyOrder("xã", "phường", "đặc khu");
        assertThat(province.agencies()).hasSize(15);
        assertThat(province.everybody()).hasSize(119).doesNotHaveDuplicates();
    }

    @Test
    void everyCommuneHasItsOwnCodeOfFiveDigitsALeaderAndAContactWithATelephone() {
        assertThat(province.communes().stream().map(Commune::code))
                .allMatch(code -> code.matches("\\d{5}"))
                .doesNotHaveDuplicates();
        assertThat(province.communes()).allSatisfy(commune -> {
            assertThat(commune.head().position()).endsWith(commune.type());
            assertThat(commune.head().phone()).matches("0200 555 0\\d{3}");
            assertThat(commune.contact().phone()).matches("0200 555 0\\d{3}");
        });
    }

    @Test
    void noTwoPeopleShareAnIdOrATelephone() {
        List<Person> people = province.people();
        assertThat(people.stream().map(Person::id)).doesNotHaveDuplicates();
        assertThat(people.stream().map(Person::phone).filter(phone -> phone != null))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyUnitThatIsNoMoreNamesSuccessorsThatStand() {
        assertThat(province.formers())
                .isNotEmpty()
                .allSatisfy(former ->
                        assertThat(province.successors(former)).isNotEmpty().isSubsetOf(province.everybody()));
        assertThat(province.successors(province.former("xã Kỳ Hạ")))
                .containsExactly(province.commune("Kỳ Thượng").unit());
    }

    @Test
    void everyNameIsInComposedForm() {
        Stream<String> names = Stream.of(
                        province.communes().stream().flatMap(c -> Stream.of(c.name(), c.cluster(), c.district())),
                        province.agencies().stream().map(Province.Agency::name),
                        province.formers().stream().map(Former::title),
                        province.people().stream().map(Person::name))
                .flatMap(each -> each);
        assertThat(names).allMatch(name -> Normalizer.isNormalized(name, Normalizer.Form.NFC));
    }
}
