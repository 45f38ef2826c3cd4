package io.duban.ranking.effect;

import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the gateway what a change of counts would do. Nobody else comes here: the gateway passes on
 * only what lies under {@code /api}.
 */
@RestController
class EffectController {

    private static final int MOST_CHANGES = 10;

    private final Effects effects;

    EffectController(Effects effects) {
        this.effects = effects;
    }

    @GetMapping("/internal/effects")
    Effects.Outcome effects(Query query, Caller caller) {
        caller.reach().requireWholeCity();
        List<CountChange> changes =
                query.read(
                                "changes",
                                EffectController::changes,
                                "not-changes",
                                "must be ESTATE:MONTH:NUMBER, separated by commas, at most "
                                        + MOST_CHANGES)
                        .orElse(List.of());
        query.finish();
        return effects.of(changes);
    }

    private static Optional<List<CountChange>> changes(String text) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        List<Optional<CountChange>> read =
                Stream.of(text.split(",", MOST_CHANGES + 1)).map(CountChange::parse).toList();
        return read.size() > MOST_CHANGES || read.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(read.stream().map(Optional::orElseThrow).toList());
    }
}
