package io.duban.gateway.person;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.gateway.caller.Delegation;
import io.duban.gateway.caller.Scope;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.security.Role;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The accounts in the store. */
@Component
class Accounts {

    private static final String INVITATION = "invitation";
    private static final String INVITED_UNTIL = "invitedUntil";
    private static final String PASSWORD = "password";
    private static final String EPOCH = "epoch";
    private static final FindOneAndUpdateOptions AFTERWARDS =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> accounts;

    /** An invitation that is open. */
    record Invited(Account account, Instant until) {}

    Accounts(MongoDatabase store) {
        this.accounts = store.getCollection("accounts");
        accounts.createIndex(Indexes.ascending(INVITATION), new IndexOptions().name(INVITATION));
    }

    /** Makes an account whose person is invited; false when the login is taken. */
    boolean invite(String login, String name, String post, Scope scope, Invitation invitation) {
        Document document =
                new Document("_id", login)
                        .append("name", name)
                        .append("post", post)
                        .append("role", scope.role().wire())
                        .append("body", scope.body().orElse(null))
                        .append(Delegation.REACH, scope.found().map(it -> it.reach()).orElse(null))
                        .append(
                                Delegation.COUNTY,
                                scope.found().map(it -> it.county()).orElse(null))
                        .append("bodyName", scope.found().map(it -> it.name()).orElse(null))
                        .append("closed", false)
                        .append(EPOCH, 0L)
                        .append(INVITATION, invitation.hash())
                        .append(INVITED_UNTIL, Date.from(invitation.until()))
                        .append("createdAt", Date.from(Instant.now()));
        try {
            accounts.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (!DuplicateKey.isSaidBy(e)) {
                throw e;
            }
            return false;
        }
    }

    Optional<Account> find(String login) {
        return first(Filters.eq("_id", login));
    }

    /** The account, as far as whoever looks for it could have made it. */
    Optional<Account> find(Delegation within, String login) {
        return first(Filters.and(Filters.eq("_id", login), within.filter()));
    }

    /** Those that there are, by login. */
    Map<String, Account> find(Collection<String> logins) {
        Map<String, Account> found = new HashMap<>();
        accounts.find(Filters.in("_id", logins))
                .batchSize(logins.size() + 1)
                .forEach(it -> found.put(it.getString("_id"), Account.of(it)));
        return found;
    }

    Page<Account> list(Delegation within, PageRequest request) {
        Bson after = Filters.gt("_id", Objects.requireNonNullElse(request.after(), ""));
        List<Account> found = new ArrayList<>();
        accounts.find(Filters.and(after, within.filter()))
                .sort(Sorts.ascending("_id"))
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .forEach(it -> found.add(Account.of(it)));
        return request.page(found, Account::login);
    }

    /** Whether another account than that is an active administrator of the whole city. */
    boolean hasOtherAdministrator(String login) {
        return first(
                        Filters.and(
                                Filters.ne("_id", login),
                                Filters.eq("role", Role.ADMIN.wire()),
                                Filters.eq("body", null),
                                Filters.eq("closed", false),
                                Filters.ne(PASSWORD, null)))
                .isPresent();
    }

    /**
     * Changes an account, unless its sessions have been ended or its name or post have been changed
     * since it was read.
     *
     * @return as it is now; empty when somebody else was faster
     */
    Optional<Account> change(Account before, AccountChange change, Instant now) {
        List<Bson> updates = new ArrayList<>();
        updates.add(Updates.set("name", change.name()));
        updates.add(Updates.set("post", change.post()));
        updates.add(
                Updates.set(
                        Held.FIELD,
                        before.heldBefore(change.name(), change.post(), now).stream()
                                .map(Held::document)
                                .toList()));
        updates.add(Updates.set("closed", change.closed()));
        change.scope()
                .ifPresent(
                        it -> {
                            var found = it.found();
                            updates.add(Updates.set("role", it.role().wire()));
                            updates.add(Updates.set("body", it.body().orElse(null)));
                            updates.add(
                                    Updates.set(
                                            Delegation.REACH,
                                            found.map(x -> x.reach()).orElse(null)));
                            updates.add(
                                    Updates.set(
                                            Delegation.COUNTY,
                                            found.map(x -> x.county()).orElse(null)));
                            updates.add(
                                    Updates.set("bodyName", found.map(x -> x.name()).orElse(null)));
                        });
        change.invitation()
                .ifPresent(
                        it -> {
                            updates.add(Updates.unset(PASSWORD));
                            updates.add(Updates.set(INVITATION, it.hash()));
                            updates.add(Updates.set(INVITED_UNTIL, Date.from(it.until())));
                        });
        if (change.endsSessions(before)) {
            updates.add(Updates.inc(EPOCH, 1L));
        }
        Bson called =
                Filters.and(Filters.eq("name", before.name()), Filters.eq("post", before.post()));
        return updated(Filters.and(of(before), called), Updates.combine(updates));
    }

    /** Whom an invitation is for, as long as it is good. */
    Optional<Invited> invited(String hash, Instant now) {
        return Optional.ofNullable(accounts.find(open(hash, now)).first())
                .map(it -> new Invited(Account.of(it), it.getDate(INVITED_UNTIL).toInstant()));
    }

    /** Sets the first password; false when the invitation has been used or is not good any more. */
    boolean accept(String hash, Instant now, String password) {
        return updated(
                        open(hash, now),
                        Updates.combine(
                                Updates.set(PASSWORD, password),
                                Updates.unset(INVITATION),
                                Updates.unset(INVITED_UNTIL),
                                Updates.inc(EPOCH, 1L)))
                .isPresent();
    }

    /** Changes the password, which begins an epoch; empty when somebody else has begun one. */
    Optional<Account> changePassword(Account before, String password) {
        return updated(
                of(before),
                Updates.combine(Updates.set(PASSWORD, password), Updates.inc(EPOCH, 1L)));
    }

    /** Begins an epoch, so that every session of the account ends. */
    Optional<Account> beginEpoch(String login) {
        return updated(Filters.eq("_id", login), Updates.inc(EPOCH, 1L));
    }

    void signedIn(String login, List<String> addresses, Instant now) {
        accounts.updateOne(
                Filters.eq("_id", login),
                Updates.combine(
                        Updates.set("addresses", addresses),
                        Updates.set("lastSignedInAt", Date.from(now))));
    }

    private Optional<Account> first(Bson filter) {
        return Optional.ofNullable(accounts.find(filter).first()).map(Account::of);
    }

    private Optional<Account> updated(Bson filter, Bson update) {
        return Optional.ofNullable(accounts.findOneAndUpdate(filter, update, AFTERWARDS))
                .map(Account::of);
    }

    private static Bson of(Account before) {
        return Filters.and(Filters.eq("_id", before.login()), Filters.eq(EPOCH, before.epoch()));
    }

    private static Bson open(String hash, Instant now) {
        return Filters.and(
                Filters.eq(INVITATION, hash),
                Filters.gt(INVITED_UNTIL, Date.from(now)),
                Filters.eq("closed", false));
    }
}
