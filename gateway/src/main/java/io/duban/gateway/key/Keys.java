package io.duban.gateway.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.gateway.caller.Actor;
import io.duban.gateway.caller.ActorNames;
import io.duban.gateway.caller.Delegation;
import io.duban.gateway.caller.Identity;
import io.duban.gateway.caller.Register;
import io.duban.gateway.caller.StandingGrants;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.security.Role;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys. A check may be two seconds old, so a key that is taken back ends soon everywhere. */
@Component
class Keys implements StandingGrants, ActorNames {

    private static final String PREFIX = "duban_";
    private static final int LONGEST_KEY = 256;
    private static final int SECRET_BYTES = 32;
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration TRUSTED = Duration.ofMinutes(10);
    private static final String REVOKED = "revokedAt";
    private static final String FIRST = "admin";
    private static final String FIRST_NAME = "first administrator";

    /** With what the ids of stored keys begin; the first administrator's stands always. */
    private static final String GRANT = "key-";

    private final MongoCollection<Document> keys;
    private final Register register;
    private final KeyHash hash;
    private final String admin;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Optional<Identity>> recent =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(REMEMBERED).build();
    private final Cache<String, Boolean> trusted =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(TRUSTED).build();

    Keys(MongoDatabase store, Register register, KeyProperties properties, KeyHash hash) {
        this.register = register;
        this.keys = store.getCollection("keys");
        this.hash = hash;
        this.admin = properties.admin();
        keys.createIndex(Indexes.ascending("hash"), new IndexOptions().name("hash").unique(true));
    }

    /** Whose key it is; empty for one that was never given out or has been taken back. */
    Optional<Identity> check(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        if (isAdmin(key)) {
            return Optional.of(Identity.ofCity(FIRST, FIRST_NAME, Role.ADMIN));
        }
        return recent.get(hash.of("key", key), this::load);
    }

    /**
     * Whether the key was good a while ago, so that its owner is let in although others at the same
     * address try keys that are none.
     */
    boolean wasGood(String key) {
        return key.length() <= LONGEST_KEY
                && (isAdmin(key) || trusted.getIfPresent(hash.of("key", key)) != null);
    }

    /**
     * A new secret for a key to be made.
     *
     * @param caller the administrator's key
     * @param retryOf what the caller repeats when it does not know whether it was answered; the
     *     same from the same caller gives the same secret, which need not be stored for that
     */
    String secret(Identity caller, Optional<String> retryOf) {
        if (retryOf.isPresent()) {
            return PREFIX + hash.of("idempotent", caller.id() + "\0" + retryOf.get());
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** The id that belongs to a secret. */
    String idOf(String secret) {
        return GRANT + hash.of("id", secret).substring(0, 24);
    }

    /**
     * Stores a new key; false when this very secret is stored for something else.
     *
     * @param county in which all lies that it reaches
     */
    boolean create(Identity key, Optional<String> county, String secret) {
        Document document =
                new Document("_id", key.id())
                        .append("name", key.name())
                        .append("role", key.role().wire())
                        .append("body", key.body().orElse(null))
                        .append(Delegation.REACH, key.told().orElse(null))
                        .append(Delegation.COUNTY, county.orElse(null))
                        .append("hash", hash.of("key", secret))
                        .append("createdAt", clock.instant().toString());
        try {
            keys.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            Document before = keys.find(Filters.eq("_id", key.id())).first();
            return before != null && !before.containsKey(REVOKED) && identity(before).equals(key);
        }
    }

    Page<Identity> list(Delegation within, PageRequest request) {
        List<Bson> filters =
                List.of(
                        Filters.exists(REVOKED, false),
                        within.filter(),
                        Filters.gt("_id", Objects.requireNonNullElse(request.after(), "")));
        List<Identity> found = new ArrayList<>();
        keys.find(Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .forEach(document -> found.add(identity(document)));
        return request.page(found, Identity::id);
    }

    /** Takes a key back; false when there never was one of that id within. */
    boolean revoke(Delegation within, String id) {
        Document before =
                keys.findOneAndUpdate(
                        Filters.and(Filters.eq("_id", id), within.filter()),
                        Updates.min(REVOKED, clock.instant().toString()));
        if (before != null) {
            recent.invalidate(before.getString("hash"));
        }
        return before != null;
    }

    private Optional<Identity> load(String digest) {
        Optional<Identity> found =
                Optional.ofNullable(keys.find(Filters.eq("hash", digest)).first())
                        .filter(it -> !it.containsKey(REVOKED))
                        .map(Keys::identity)
                        .map(this::placed);
        found.ifPresentOrElse(
                it -> trusted.put(digest, Boolean.TRUE), () -> trusted.invalidate(digest));
        return found;
    }

    /**
     * A key of before the register was asked, with what that says now; as long as it cannot say,
     * the key reaches nothing.
     */
    private Identity placed(Identity key) {
        if (key.body().isEmpty() || key.reach().isPresent()) {
            return key;
        }
        try {
            Optional<Register.Found> found = register.find(key.role(), key.body().get());
            found.ifPresent(
                    it ->
                            keys.updateOne(
                                    Filters.eq("_id", key.id()),
                                    Updates.combine(
                                            Updates.set(Delegation.REACH, it.reach()),
                                            Updates.set(Delegation.COUNTY, it.county()))));
            return found.map(it -> key.told(it.reach())).orElse(key);
        } catch (UnavailableException e) {
            return key;
        }
    }

    @Override
    public Set<String> ended(Set<String> grants) {
        Set<String> ids =
                grants.stream().filter(it -> it.startsWith(GRANT)).collect(Collectors.toSet());
        Set<String> gone = new HashSet<>(ids);
        if (ids.isEmpty()) {
            return gone;
        }
        keys.find(Filters.and(Filters.in("_id", ids), Filters.exists(REVOKED, false)))
                .projection(Projections.include("_id"))
                .batchSize(ids.size() + 1)
                .forEach(it -> gone.remove(it.getString("_id")));
        return gone;
    }

    @Override
    public List<Actor> known(Set<String> ids) {
        List<Actor> known = new ArrayList<>();
        if (ids.contains(FIRST)) {
            known.add(Actor.ofKey(FIRST, FIRST_NAME));
        }
        Set<String> stored =
                ids.stream().filter(it -> it.startsWith(GRANT)).collect(Collectors.toSet());
        if (!stored.isEmpty()) {
            keys.find(Filters.in("_id", stored))
                    .projection(Projections.include("name"))
                    .batchSize(stored.size() + 1)
                    .forEach(
                            it ->
                                    known.add(
                                            Actor.ofKey(
                                                    it.getString("_id"), it.getString("name"))));
        }
        return known;
    }

    private static Identity identity(Document document) {
        return Identity.ofKey(
                document.getString("_id"),
                document.getString("name"),
                Role.named(document.getString("role")).orElseThrow(),
                Optional.ofNullable(document.getString("body")),
                Optional.ofNullable(document.getString(Delegation.REACH)));
    }

    private boolean isAdmin(String key) {
        return !admin.isEmpty()
                && MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8),
                        admin.getBytes(StandardCharsets.UTF_8));
    }
}
