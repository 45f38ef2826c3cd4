package io.duban.gateway.person;

import io.duban.contracts.Identifiers;
import io.duban.gateway.caller.Actor;
import io.duban.gateway.caller.ActorNames;
import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.Identity;
import io.duban.kit.query.Query;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Names behind the ids of histories (谁办的), so that an act bears its doer's name and post. */
@RestController
class PeopleController {

    private static final int MOST = 50;
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();

    private final List<ActorNames> names;
    private final JsonMapper mapper;

    PeopleController(List<ActorNames> names, JsonMapper mapper) {
        this.names = names;
        this.mapper = mapper;
    }

    /** Who is known, in the order in which they were asked for. */
    record People(List<Actor> items) {}

    @GetMapping("/api/v1/people")
    ResponseEntity<People> people(CallerAuthentication caller, Query query) {
        Optional<Set<String>> asked =
                query.read(
                        "ids",
                        PeopleController::ids,
                        "not-ids",
                        "must be 1 to " + MOST + " ids of persons or keys, such as person/li");
        if (query.any("ids").isEmpty()) {
            query.reject("ids", "required", "must be given");
        }
        query.finish();
        People people = known(toldTo(caller.identity(), asked.orElseThrow()));
        // Weak, so that it may be compressed on its way.
        String tag = "W/\"" + DigestUtils.md5DigestAsHex(mapper.writeValueAsBytes(people)) + '"';
        return ResponseEntity.ok().cacheControl(ASK_AGAIN).eTag(tag).body(people);
    }

    private People known(Set<String> ids) {
        Map<String, Actor> found = new HashMap<>();
        names.forEach(it -> it.known(ids).forEach(one -> found.put(one.id(), one)));
        return new People(ids.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /**
     * No history shows its ids to companies and subscribers; whoever of them asks guesses logins.
     */
    private static Set<String> toldTo(Identity caller, Set<String> asked) {
        return switch (caller.role()) {
            case HOTLINE, OFFICIAL, COUNTY, STREET, ADMIN -> asked;
            case COMPANY, SUBSCRIBER ->
                    asked.contains(caller.id()) ? Set.of(caller.id()) : Set.of();
        };
    }

    private static Optional<Set<String>> ids(String text) {
        List<String> given = List.of(text.split(",", -1));
        boolean good =
                given.size() <= MOST
                        && given.stream()
                                .allMatch(
                                        it ->
                                                Identity.loginOf(it)
                                                        .map(AccountForm::isLogin)
                                                        .orElse(Identifiers.isValid(it)));
        return good ? Optional.of(new LinkedHashSet<>(given)) : Optional.empty();
    }
}
