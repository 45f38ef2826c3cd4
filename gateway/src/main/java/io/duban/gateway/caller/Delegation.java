package io.duban.gateway.caller;

import com.mongodb.client.model.Filters;

import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an administrator may give and take, keys and accounts alike: nothing wider than its own. One
 * who is for no body may all; an office of the city may what lies below it; a county's may what
 * lies in the county.
 */
public record Delegation(Identity administrator) {

    /** Field of a stored key or account with what the register made of its body. */
    public static final String REACH = "reach";

    /** Field with the county in which that lies. */
    public static final String COUNTY = "county";

    private static final Pattern BELOW = Pattern.compile("^(county|street|company)/");

    /**
     * Refuses what would reach further than the administrator.
     *
     * @param given what is given; empty when it is for no body
     * @throws ProblemException 403
     */
    public void require(Optional<Register.Found> given) {
        if (administrator.body().isPresent() && given.filter(this::includes).isEmpty()) {
            throw ProblemException.forbidden(
                    "Whoever is scoped to '"
                            + administrator.body().get()
                            + "' gives nothing that reaches further.");
        }
    }

    private boolean includes(Register.Found given) {
        return administrator.reach().filter(own -> includes(own, given)).isPresent();
    }

    private static boolean includes(Reach own, Register.Found given) {
        boolean inCounty = own.county().filter(it -> it.equals(given.county())).isPresent();
        boolean below = own.isWholeCity() && BELOW.matcher(given.reach()).lookingAt();
        return inCounty || below || own.text().equals(given.reach());
    }

    /** What narrows stored keys and accounts to those that it could have made. */
    public Bson filter() {
        if (administrator.body().isEmpty()) {
            return Filters.empty();
        }
        Optional<Reach> own = administrator.reach();
        List<Bson> either = new ArrayList<>();
        either.add(ofBefore(administrator.body().get(), own.map(it -> it.area().wire())));
        own.ifPresent(
                reach -> {
                    either.add(Filters.eq(REACH, reach.text()));
                    reach.county().ifPresent(it -> either.add(Filters.eq(COUNTY, it)));
                    if (reach.isWholeCity()) {
                        either.add(Filters.regex(REACH, BELOW));
                    }
                });
        return Filters.and(Filters.ne("body", null), Filters.or(either));
    }

    /** Keys of the same body of before the register was asked, and not of another with its code. */
    private static Bson ofBefore(String body, Optional<String> area) {
        List<String> others =
                Stream.of(Role.COUNTY, Role.STREET, Role.COMPANY)
                        .map(Role::wire)
                        .filter(it -> !area.equals(Optional.of(it)))
                        .toList();
        return Filters.and(
                Filters.eq("body", body), Filters.eq(REACH, null), Filters.nin("role", others));
    }
}
