package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.store.vault.KeyNames;

/**
 * Where a person is met in the read models.
 *
 * @param chaired conferences planned with the person in the chair
 * @param attended roll calls with the person at the head of a site
 * @param spoke speeches
 * @param wrote topics and notes that only the person's key opens
 * @param contactOf sites that name the person as whom to ring
 * @param recorded conferences that were recorded while the person spoke in them
 */
public record PersonTraces(int chaired, int attended, int spoke, int wrote, int contactOf, int recorded) {

    public static PersonTraces of(Connection connection, PersonId person) throws SQLException {
        String key = KeyNames.ofPerson(person.value());
        return new PersonTraces(
                count(connection, "conference_conference where instr(plan, ?) > 0", person),
                count(connection, "attendance_site where head = ?", person),
                count(connection, "speech_speech where person = ?", person),
                count(connection, "speech_speech where instr(sealed_key, ?) > 0", key)
                        + count(connection, "speech_note where instr(sealed_key, ?) > 0", key),
                count(connection, "site_site where contact = ?", person),
                count(
                        connection,
                        "(select distinct s.conference from speech_speech s"
                                + " join recording_recording r on r.conference = s.conference where s.person = ?)",
                        person));
    }

    private static int count(Connection connection, String of, Object value) throws SQLException {
        return Sql.first(connection, row -> row.number("found"), "select count(*) as found from " + of, value)
                .orElse(0);
    }
}
