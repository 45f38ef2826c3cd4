package io.duban.notification.letter;

import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Party;

import java.util.Optional;

/** The register of bodies, as far as letters need it: what each calls itself (机构类别). */
@FunctionalInterface
public interface RegisteredBodies {

    /** A register of which nothing has been heard. */
    RegisteredBodies NONE = (_, _) -> Optional.empty();

    Optional<BodyProfile> find(BodyLevel level, String code);

    /**
     * A body under the name that it had when the fact was recorded, of the kind that it has now.
     */
    default BodyProfile profile(BodyLevel level, Party party) {
        String kind = find(level, party.id()).map(BodyProfile::kind).orElse(null);
        return new BodyProfile(party.id(), level, party.name(), null, kind);
    }
}
