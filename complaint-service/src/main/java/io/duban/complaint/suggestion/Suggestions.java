package io.duban.complaint.suggestion;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.register.EstateLookup;
import io.duban.contracts.subject.EstateProfile;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up the estates that a complaint may belong to, each along an index. */
@Component
public class Suggestions {

    private final EstateLookup estates;

    Suggestions(EstateLookup estates) {
        this.estates = estates;
    }

    /** Five at the most, the likeliest first. */
    public List<EstateSuggestion> of(Document complaint) {
        Claim claim =
                Claim.of(
                        complaint.getString(ComplaintDocument.CLAIMED),
                        complaint.getString("address"),
                        complaint.getString("title"));
        List<String> streets = estates.streets(claim.possibleStreets());
        Map<String, EstateProfile> candidates = new HashMap<>();
        add(candidates, estates.byKey(claim.key()));
        add(candidates, estates.byCore(claim.possibleCores(), streets));
        Set<String> alone = new HashSet<>();
        for (String street : streets) {
            add(candidates, estates.alike(street, claim.text()));
            estates.onlyOne(street)
                    .ifPresent(
                            it -> {
                                candidates.put(it.estateId(), it);
                                alone.add(street);
                            });
        }
        return SuggestionRules.best(claim, candidates.values(), alone);
    }

    private static void add(Map<String, EstateProfile> candidates, List<EstateProfile> found) {
        found.forEach(it -> candidates.put(it.estateId(), it));
    }
}
