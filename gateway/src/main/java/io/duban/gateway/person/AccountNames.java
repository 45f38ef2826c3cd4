package io.duban.gateway.person;

import io.duban.gateway.caller.Actor;
import io.duban.gateway.caller.ActorNames;
import io.duban.gateway.caller.Identity;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The people behind {@code person/LOGIN}. */
@Component
class AccountNames implements ActorNames {

    private final Accounts accounts;

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Actor> known(Set<String> ids) {
        Set<String> logins =
                ids.stream()
                        .map(Identity::loginOf)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        return logins.isEmpty()
                ? List.of()
                : accounts.find(logins).values().stream().map(Account::actor).toList();
    }
}
