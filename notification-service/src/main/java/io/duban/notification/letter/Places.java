package io.duban.notification.letter;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who else has the say where a subject lies: its county and, of an estate, its street. */
final class Places {

    private final RegisteredBodies bodies;

    Places(RegisteredBodies bodies) {
        this.bodies = bodies;
    }

    /** Their full names, counties first, without the addressee's; empty when there are none. */
    String of(List<Escalation> escalations, Addressee addressee) {
        Set<String> names = new LinkedHashSet<>();
        escalations.stream()
                .flatMap(it -> Stream.concat(county(it), estate(it, EstateProfile::county)))
                .map(it -> bodies.profile(BodyLevel.COUNTY, it).formalName())
                .forEach(names::add);
        escalations.stream()
                .flatMap(it -> estate(it, EstateProfile::street))
                .map(it -> bodies.profile(BodyLevel.STREET, it).formalName())
                .forEach(names::add);
        names.remove(addressee.formalName(bodies));
        return String.join("、", names.stream().map(Prose::of).toList());
    }

    private static Stream<Party> county(Escalation escalation) {
        return Stream.ofNullable(escalation.evidence().county());
    }

    private static Stream<Party> estate(
            Escalation escalation, Function<EstateProfile, Party> place) {
        return escalation.evidence().rows().reversed().stream()
                .limit(1)
                .map(EvidenceRow::estate)
                .flatMap(Stream::ofNullable)
                .map(place);
    }
}
