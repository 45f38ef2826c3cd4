package io.duban.gateway.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.duban.gateway.caller.StandingGrants;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sessions, shared by all gateways of a store. A check may be two seconds old, so one that is
 * ended ends soon everywhere.
 */
@Component
class Sessions implements StandingGrants {

    /** With what the grants of sessions begin; the hash of the token follows. */
    static final String GRANT = "session/";

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration TRUSTED = Duration.ofMinutes(10);

    private final StoredSessions sessions;
    private final Accounts accounts;
    private final Tokens tokens;
    private final SignInProperties limits;
    private final Clock clock = Clock.systemUTC();
    private final Cache<String, Optional<Signed>> recent =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(REMEMBERED).build();
    private final Cache<String, Boolean> trusted =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(TRUSTED).build();

    /**
     * A session and whose it is.
     *
     * @param endsAt at the latest
     */
    record Signed(Session session, Account account, Instant endsAt) {

        String grant() {
            return GRANT + session.id();
        }
    }

    /**
     * A session that has just begun.
     *
     * @param token which the browser keeps, and nobody else
     */
    record Opened(String token, Signed signed) {}

    Sessions(StoredSessions sessions, Accounts accounts, Tokens tokens, SignInProperties limits) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** Begins a session under a token that nobody has seen before. */
    Opened open(Account account) {
        String token = tokens.next();
        Instant now = clock.instant();
        Session session =
                new Session(tokens.ofSession(token), account.login(), account.epoch(), now, now);
        sessions.insert(session, now.minus(longestSilence()));
        return new Opened(token, signed(session, account));
    }

    /** Whose it is; empty for one that has ended or never was. */
    Optional<Signed> check(String token) {
        return byId(tokens.ofSession(token));
    }

    /** The session behind a grant. */
    Optional<Signed> behind(String grant) {
        return byId(grant.substring(GRANT.length()));
    }

    /** The grant of a session, whether or not it stands. */
    String grantOf(String token) {
        return GRANT + tokens.ofSession(token);
    }

    boolean wasGood(String token) {
        return trusted.getIfPresent(tokens.ofSession(token)) != null;
    }

    void end(String token) {
        endById(tokens.ofSession(token));
    }

    void endBehind(String grant) {
        endById(grant.substring(GRANT.length()));
    }

    /** Ends every session of an account. */
    void endAll(String login) {
        accounts.beginEpoch(login).ifPresent(this::forgetBefore);
    }

    /**
     * Takes one session of an account over into its next epoch, before that begins.
     *
     * @return false when the session has ended meanwhile
     */
    boolean keep(String grant, long nextEpoch) {
        return sessions.moveTo(grant.substring(GRANT.length()), nextEpoch);
    }

    /** Clears away the sessions of earlier epochs of an account that has begun one. */
    void forgetBefore(Account account) {
        sessions.removeBefore(account.login(), account.epoch());
        recent.asMap().values().removeIf(it -> isOf(it, account.login()));
    }

    private void endById(String id) {
        sessions.remove(id);
        recent.put(id, Optional.empty());
    }

    private Optional<Signed> byId(String id) {
        return recent.get(id, this::load);
    }

    private Optional<Signed> load(String id) {
        Instant now = clock.instant();
        Optional<Signed> found =
                sessions.find(id)
                        .flatMap(it -> accounts.find(it.login()).map(of -> signed(it, of)))
                        .filter(it -> stands(it, now));
        found.ifPresentOrElse(
                it -> {
                    trusted.put(id, Boolean.TRUE);
                    if (it.session().touchedAt().plus(limits.touch()).isBefore(now)) {
                        sessions.touch(id, now);
                    }
                },
                () -> trusted.invalidate(id));
        return found;
    }

    private Signed signed(Session session, Account account) {
        return new Signed(session, account, session.createdAt().plus(limits.longest()));
    }

    private boolean stands(Signed signed, Instant now) {
        Session session = signed.session();
        return signed.account().state() == Account.State.ACTIVE
                && session.epoch() >= signed.account().epoch()
                && session.touchedAt().plus(longestSilence()).isAfter(now)
                && signed.endsAt().isAfter(now);
    }

    /** A call may have come so long after the last that was written down. */
    private Duration longestSilence() {
        return limits.idle().plus(limits.touch());
    }

    @Override
    public Set<String> ended(Set<String> grants) {
        Set<String> gone =
                grants.stream().filter(it -> it.startsWith(GRANT)).collect(Collectors.toSet());
        if (gone.isEmpty()) {
            return gone;
        }
        Instant now = clock.instant();
        Map<String, Session> found = new HashMap<>();
        sessions.find(
                        gone.stream()
                                .map(it -> it.substring(GRANT.length()))
                                .collect(Collectors.toSet()))
                .forEach(it -> found.put(it.id(), it));
        Set<String> logins = new HashSet<>();
        found.values().forEach(it -> logins.add(it.login()));
        Map<String, Account> owners = logins.isEmpty() ? Map.of() : accounts.find(logins);
        for (Session session : found.values()) {
            Account owner = owners.get(session.login());
            if (owner != null && stands(signed(session, owner), now)) {
                gone.remove(GRANT + session.id());
            }
        }
        return gone;
    }

    private static boolean isOf(Optional<Signed> signed, String login) {
        return signed.filter(it -> it.account().login().equals(login)).isPresent();
    }
}
