package vn.giaoban.room.sip;

import java.util.Optional;
import java.util.UUID;
import vn.giaoban.room.sip.register.Registrar;
import vn.giaoban.room.sip.stack.Registration;

/** The rooms that are registered now; from any thread. */
final class Registered {
    private final Registrar registrar;

    Registered(Conferences conferences) {
        registrar = new Registrar(conferences::password, () -> UUID.randomUUID().toString());
    }

    synchronized void take(Registration registration) {
        registration.answer(registrar.register(
                registration.number(),
                registration.contact(),
                registration.seconds(),
                registration.credentials(),
                now()));
    }

    synchronized Optional<String> contact(String number) {
        return registrar.contact(number, now());
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
