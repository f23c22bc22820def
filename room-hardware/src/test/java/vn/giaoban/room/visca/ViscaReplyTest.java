package vn.giaoban.room.visca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViscaReplyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    90 41 FF          | Acknowledged[from=1, socket=1]
                    90 42 FF          | Acknowledged[from=1, socket=2]
                    F0 41 FF          | Acknowledged[from=7, socket=1]
                    A0 41 FF          | Acknowledged[from=2, socket=1]
                    90 40 FF          | Acknowledged[from=1, socket=0]
                    90 51 FF          | Completed[from=1, socket=1]
                    90 52 FF          | Completed[from=1, socket=2]
                    90 50 FF          | Completed[from=1, socket=0]
                    90 50 02 FF       | Answered[from=1, socket=0, data=02]
                    90 60 01 FF       | Refused[from=1, socket=0, why=LENGTH]
                    90 60 02 FF       | Refused[from=1, socket=0, why=SYNTAX]
                    90 60 03 FF       | Refused[from=1, socket=0, why=BUFFER_FULL]
                    90 61 03 FF       | Refused[from=1, socket=1, why=BUFFER_FULL]
                    90 61 04 FF       | Refused[from=1, socket=1, why=CANCELLED]
                    90 62 05 FF       | Refused[from=1, socket=2, why=NO_SOCKET]
                    90 61 41 FF       | Refused[from=1, socket=1, why=NOT_EXECUTABLE]
                    90 60 41 FF       | Refused[from=1, socket=0, why=NOT_EXECUTABLE]
                    90 60 77 FF       | Refused[from=1, socket=0, why=UNKNOWN]
                    88 30 02 FF       | Addressed[next=2]
                    88 01 00 01 FF    | Cleared[]
                    90 38 FF          | NetworkChanged[from=1]
                    80 38 FF          | NetworkChanged[from=0]
                    88 38 FF          | NetworkChanged[from=0]
                    90 FF             | Unknown[packet=90 FF]
                    12 41 FF          | Unknown[packet=12 41 FF]
                    90 71 00 FF       | Unknown[packet=90 71 00 FF]
                    """)
    void aReplyIsReadAsTheManualMeansIt(String bytes, String meaning) {
        assertThat(ViscaReply.read(Octets.parse(bytes))).hasToString(meaning);
    }

    @Test
    void packetsAreCutAtTheirEndsHoweverTheyArrive() {
        var reader = new ViscaReader();
        assertThat(reader.accept(Octets.parse("90 41").toArray())).isEmpty();
        assertThat(reader.accept(Octets.parse("FF 90 51 FF 90").toArray()))
                .containsExactly(Octets.parse("90 41 FF"), Octets.parse("90 51 FF"));
        assertThat(reader.accept(Octets.parse("52 FF").toArray())).containsExactly(Octets.parse("90 52 FF"));
    }

    @Test
    void theLongPacketsOfCiscoAndAm7AreReadWhole() {
        String long21 = "90 50" + " 0F".repeat(18) + " FF";
        assertThat(new ViscaReader().accept(Octets.parse(long21).toArray())).containsExactly(Octets.parse(long21));
    }

    @Test
    void aPacketWithoutEndIsDroppedAndTheNextOneRead() {
        var reader = new ViscaReader();
        assertThat(reader.accept(new byte[100])).isEmpty();
        assertThat(reader.accept(Octets.parse("FF 90 41 FF").toArray())).containsExactly(Octets.parse("90 41 FF"));
        assertThat(reader.dropped()).isOne();
    }

    @Test
    void anyBytesNeverThrow() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var reader = new ViscaReader();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (random.nextBoolean() && bytes.length > 2) {
                bytes[0] = (byte) (0x80 + 16 * random.nextInt(8));
                bytes[bytes.length - 1] = (byte) 0xFF;
            }
            List<Octets> packets = reader.accept(bytes);
            assertThat(packets)
                    .as("seed %d", seed)
                    .allSatisfy(packet -> assertThat(packet.size()).isLessThanOrEqualTo(ViscaReader.CAP));
            packets.forEach(ViscaReply::read);
            Octets data = Octets.of(bytes);
            ViscaReply.read(data);
            SonyPacket.read(data);
            for (ViscaInquiry inquiry : ViscaInquiry.values()) {
                ViscaAnswer.read(inquiry, data);
            }
        }
    }
}
