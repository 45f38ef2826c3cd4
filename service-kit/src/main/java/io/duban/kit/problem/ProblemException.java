package io.duban.kit.problem;

import org.springframework.http.HttpStatus;

/** A refusal on its way out of a request: status, stable code, and what the caller can do. */
public final class ProblemException extends RuntimeException {

    private static final int LONGEST_ID = 64;

    private final HttpStatus status;
    private final String code;
    private final String title;

    public ProblemException(HttpStatus status, String code, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** Nothing is known under that name. */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                what + " '" + shown(id) + "' is not known.");
    }

    /** A path may hold thousands of characters, and whoever sent it knows them. */
    private static String shown(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "…";
    }

    /** The call contradicts what is recorded. */
    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(
                HttpStatus.CONFLICT, code, "Conflicts with what is recorded", detail);
    }

    /** The caller's key does not reach that far. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", detail);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
