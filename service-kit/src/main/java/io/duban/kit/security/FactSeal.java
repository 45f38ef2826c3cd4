package io.duban.kit.security;

import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Escalation;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/**
 * Seals what a restricted measure rests on, so that it travels with its event and only the services
 * read it.
 */
public final class FactSeal {

    /** What was sealed. */
    private record Told(String facts, List<String> documents) {}

    private final ByteSeal seal;
    private final JsonMapper mapper;

    public FactSeal(TokenProperties token, JsonMapper mapper) {
        this.seal = new ByteSeal(token, "sealed facts");
        this.mapper = mapper;
    }

    /** The finding as it is told where anybody may listen. */
    public Finding sealed(Finding finding) {
        byte[] told = mapper.writeValueAsBytes(new Told(finding.facts(), finding.documents()));
        return finding.sealedAs(seal.seal(finding.id(), told));
    }

    /**
     * The escalation with its facts to be read; as it is when nothing of it is sealed, or sealed
     * under a secret that is not in use any more.
     */
    public Escalation opened(Escalation escalation) {
        return Optional.ofNullable(escalation.evidence().sealed())
                .flatMap(this::open)
                .map(it -> escalation.evidence().told(it.facts(), it.documents()))
                .map(escalation::resting)
                .orElse(escalation);
    }

    private Optional<Told> open(String sealed) {
        try {
            return seal.open(sealed).map(it -> mapper.readValue(it, Told.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
