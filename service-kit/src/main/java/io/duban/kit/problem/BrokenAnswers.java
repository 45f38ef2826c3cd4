package io.duban.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

import java.io.IOException;

/**
 * Lets an answer that fails after it has begun end without an end, so that the caller sees that it
 * is not whole. A problem appended to it would pass for a part of it.
 */
final class BrokenAnswers implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenAnswers.class);

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            Exception cause) {
        if (!response.isCommitted()) {
            return null;
        }
        // Only what the caller's own connection threw: a store that resets its connection fails
        // with
        // the same words further down, and its caller is still there to be told.
        if (cause instanceof IOException
                && DisconnectedClientHelper.isClientDisconnectedException(cause)) {
            return new ModelAndView();
        }
        LOG.warn("An answer under way was broken off: {}", cause.toString());
        throw new BrokenAnswerException(cause.toString());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Tells the container to close the connection; it has been logged and needs no trace. */
    static final class BrokenAnswerException extends RuntimeException {
        BrokenAnswerException(String cause) {
            super(cause, null, false, false);
        }
    }
}
