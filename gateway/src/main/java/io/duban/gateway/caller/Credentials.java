package io.duban.gateway.caller;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ProblemDetail;

import java.util.Optional;

/** One way in which a call says who makes it. */
public interface Credentials {

    /** What the call presents; empty when it presents nothing of this kind. */
    Optional<String> presented(HttpServletRequest request);

    /** Whose it is; empty for what was never given out or has ended. */
    Optional<CallerAuthentication> check(String presented);

    /**
     * Whether it was good a while ago, so that its owner is let in although others at the same
     * address try what is none.
     */
    boolean wasGood(String presented);

    /** Why a call is refused although what it presents is good. */
    default Optional<ProblemDetail> refusal(HttpServletRequest request, String presented) {
        return Optional.empty();
    }
}
