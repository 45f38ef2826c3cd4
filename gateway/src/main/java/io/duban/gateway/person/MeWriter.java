package io.duban.gateway.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.duban.contracts.subject.Party;
import io.duban.gateway.caller.Identity;
import io.duban.gateway.caller.Register;
import io.duban.kit.problem.UnavailableException;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;

/** Tells callers who they are. */
@Component
class MeWriter {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final AllowedWrites writes;
    private final Register register;
    private final Cache<String, String> names =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

    MeWriter(AllowedWrites writes, Register register) {
        this.writes = writes;
        this.register = register;
    }

    Me of(Sessions.Signed signed) {
        Identity person = signed.account().identity();
        return new Me(
                person.shownId(),
                "person",
                person.name(),
                person.post().orElseThrow(),
                person.role(),
                body(person, signed.account().bodyName()),
                writes.ofPerson(person.role()),
                Moments.inTheCity(signed.endsAt()));
    }

    Me of(Identity key) {
        return new Me(
                key.shownId(),
                "key",
                key.name(),
                null,
                key.role(),
                body(key, Optional.empty()),
                writes.ofKey(key.role()),
                null);
    }

    private Party body(Identity caller, Optional<String> before) {
        return caller.body()
                .map(it -> new Party(it, name(caller, it).or(() -> before).orElse(it)))
                .orElse(null);
    }

    /** The name that the body bears now; empty while the register cannot tell. */
    private Optional<String> name(Identity caller, String body) {
        String key = caller.role().wire() + "/" + body;
        String known = names.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<String> name = register.find(caller.role(), body).map(Register.Found::name);
            name.ifPresent(it -> names.put(key, it));
            return name;
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }
}
