package vn.giaoban.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every vault does, whatever it stores in. */
public abstract class VaultContract {
    private Vault vault;

    /** Opens the vault under test: the second call of one test finds what the first has stored. */
    protected abstract Vault open();

    @BeforeEach
    void openVault() {
        vault = open();
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    private void reopen() {
        vault.close();
        vault = open();
    }

    @Test
    void peopleAreKeptReplacedAndErased() {
        Person an = new Person(UUID.randomUUID(), "Nguyễn Thị An", "0912 345 678", null);
        Person binh = new Person(UUID.randomUUID(), "Trần Bình", null, "binh@xa.gov.vn");
        vault.putPeople(List.of(binh, an));
        reopen();
        assertThat(vault.people()).containsExactly(an, binh);
        Person renamed = new Person(an.id(), "Nguyễn Thị Ân", null, null);
        vault.putPerson(renamed);
        assertThat(vault.person(an.id())).contains(renamed);
        vault.deletePerson(an.id());
        vault.deletePerson(an.id());
        assertThat(vault.person(an.id())).isEmpty();
    }

    @Test
    void secretsAreKeptByName() {
        vault.putSecret("password/a", new byte[] {1, 2});
        vault.putSecret("password/b", new byte[] {3});
        vault.putSecret("passwordless", new byte[] {4});
        reopen();
        assertThat(vault.secret("password/a")).get().isEqualTo(new byte[] {1, 2});
        assertThat(vault.secretNames("password/")).containsExactly("password/a", "password/b");
        vault.deleteSecret("password/a");
        assertThat(vault.secret("password/a")).isEmpty();
    }

    @Test
    void allWhoAskForANewSecretGetTheSame() {
        Set<String> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 50)
                .parallel()
                .forEach(n -> made.add(new String(vault.secretOrNew("link-secret"), StandardCharsets.ISO_8859_1)));
        assertThat(made).hasSize(1);
        assertThat(vault.secretOrNew("link-secret")).hasSize(32);
    }

    @Test
    void aSealedTextOpensUntilItsKeyIsErased() {
        SealedText sealed = vault.seal("person/1", "Đồng chí vắng vì ốm");
        SealedText other = vault.seal("person/2", "Đồng chí vắng vì ốm");
        assertThat(vault.seal("person/1", "Đồng chí vắng vì ốm")).isNotEqualTo(sealed);
        reopen();
        assertThat(vault.open(sealed)).contains("Đồng chí vắng vì ốm");
        vault.eraseKey("person/1");
        assertThat(vault.open(sealed)).isEmpty();
        assertThat(vault.open(other)).contains("Đồng chí vắng vì ốm");
    }

    @Test
    void anErasedKeyIsNeverMadeAgain() {
        SealedText before = vault.seal("person/1", "before");
        vault.eraseKey("person/1");
        reopen();
        SealedText after = vault.seal("person/1", "after");
        assertThat(vault.open(before)).isEmpty();
        assertThat(vault.open(after)).isEmpty();
    }

    @Test
    void aTextUnderSeveralKeysFallsWithAnyOfThem() {
        UUID an = UUID.randomUUID();
        UUID binh = UUID.randomUUID();
        UUID march = UUID.randomUUID();
        UUID april = UUID.randomUUID();
        SealedText anInMarch = vault.seal(KeyNames.ofPersonIn(an, march), "an, march");
        SealedText anInApril = vault.seal(KeyNames.ofPersonIn(an, april), "an, april");
        SealedText binhInMarch = vault.seal(KeyNames.ofPersonIn(binh, march), "binh, march");
        SealedText binhInApril = vault.seal(KeyNames.ofPersonIn(binh, april), "binh, april");
        reopen();
        assertThat(vault.open(anInMarch)).contains("an, march");
        vault.deletePerson(an);
        assertThat(vault.open(anInMarch)).isEmpty();
        assertThat(vault.open(anInApril)).isEmpty();
        assertThat(vault.open(binhInMarch)).contains("binh, march");
        vault.eraseKey(KeyNames.ofConference(march));
        assertThat(vault.open(binhInMarch)).isEmpty();
        reopen();
        assertThat(vault.open(anInApril)).isEmpty();
        assertThat(vault.open(binhInApril)).contains("binh, april");
    }

    @Test
    void halfOfTheKeysOpensNothing() {
        UUID an = UUID.randomUUID();
        UUID march = UUID.randomUUID();
        SealedText sealed = vault.seal(KeyNames.ofPersonIn(an, march), "text");
        for (String half : List.of(KeyNames.ofPerson(an), KeyNames.ofConference(march))) {
            assertThatThrownBy(() -> vault.open(new SealedText(half, sealed.envelope())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aTextFromBeforeItsKindWasSealedIsReadAsItStands() {
        assertThat(vault.open(SealedText.inTheOpen("bão số 3"))).contains("bão số 3");
    }

    @Test
    void aTextSealedForAnotherNameDoesNotOpen() {
        SealedText sealed = vault.seal("person/1", "text");
        vault.seal("person/2", "text");
        assertThatThrownBy(() -> vault.open(new SealedText("person/2", sealed.envelope())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.open(new SealedText("person/1", "AAAA")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.open(new SealedText("person/1", "not base64!")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatItHoldsCanBeMovedAndStillOpensWhatWasSealed() {
        Person an = new Person(UUID.randomUUID(), "Nguyễn Thị An", "0912 345 678", null);
        vault.putPerson(an);
        vault.putSecret("link-secret", new byte[] {1, 2, 3});
        SealedText sealed = vault.seal("conference/1", "Sạt lở bản Cốc Lùng");
        VaultContents contents = vault.contents();
        vault.deletePerson(an.id());
        vault.deleteSecret("link-secret");
        vault.eraseKey("conference/1");
        vault.putContents(contents);
        reopen();
        assertThat(vault.person(an.id())).contains(an);
        assertThat(vault.secret("link-secret")).get().isEqualTo(new byte[] {1, 2, 3});
        assertThat(vault.open(sealed)).contains("Sạt lở bản Cốc Lùng");
    }
}
