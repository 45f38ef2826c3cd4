package io.duban.kit.version;

import io.duban.kit.aggregate.Aggregate;
import io.duban.kit.aggregate.Revision;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.problem.ProblemException;

import org.bson.Document;
import org.springframework.http.HttpStatus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * On which versions a write rests ({@code If-Match}), or that it rests on nothing being there yet
 * ({@code If-None-Match: *}), so that nobody overwrites what somebody else has changed since. A
 * controller asks for it by declaring a parameter. It is looked at in the decision itself, which is
 * taken again when another writer came first.
 *
 * <p>A call that comes again finds what it wanted done already, and is answered as the first time.
 *
 * @param tags ETags, of which one must be the version's; empty when any version will do
 * @param known whether there must be something; false where nothing was demanded
 * @param absent whether there must be nothing
 */
public record IfMatch(List<String> tags, boolean known, boolean absent) {

    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]*\"");
    private static final String ANY = "*";
    private static final int MOST = 20;

    public IfMatch {
        tags = List.copyOf(tags);
    }

    /** Nothing is demanded. */
    public static IfMatch none() {
        return new IfMatch(List.of(), false, false);
    }

    /**
     * Reads what a write may say of what there is.
     *
     * @param match {@code If-Match}; null where it is not given
     * @param noneMatch {@code If-None-Match}; null where it is not given
     * @throws ProblemException 400 when one is none, or both are given
     */
    static IfMatch read(String match, String noneMatch) {
        if (noneMatch == null) {
            return match == null ? none() : read(match);
        }
        if (match != null || !noneMatch.strip().equals(ANY)) {
            throw malformed("If-None-Match of a write is *, and stands without If-Match.");
        }
        return new IfMatch(List.of(), false, true);
    }

    private static IfMatch read(String header) {
        if (header.strip().equals(ANY)) {
            return new IfMatch(List.of(), true, false);
        }
        List<String> tags = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        if (tags.size() > MOST || !tags.stream().allMatch(it -> TAG.matcher(it).matches())) {
            throw malformed("If-Match is the ETag of what was read, such as \"3\".");
        }
        return new IfMatch(tags, true, false);
    }

    private static ProblemException malformed(String rule) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "malformed-header", "Malformed header", rule);
    }

    /** Whether the write names what it rests on, so that one that comes late is refused by that. */
    public boolean namesVersion() {
        return !tags.isEmpty();
    }

    /** The ETag that names a version. */
    public static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * Refuses a version on which the write does not rest.
     *
     * @throws ProblemException 412
     */
    public void require(long version) {
        if (absent || (!tags.isEmpty() && !tags.contains(tag(version)))) {
            throw refusal("It is at version " + version + " by now.");
        }
    }

    /** The same for what the call does next: it rests on what it has itself made of it. */
    public IfMatch resumed(long version) {
        return tags.isEmpty() && !absent ? this : new IfMatch(List.of(tag(version)), known, false);
    }

    /** The change, refused where it would alter another version. */
    public <T extends Aggregate> UnaryOperator<T> guard(UnaryOperator<T> change) {
        return before -> checked(before, () -> change.apply(before));
    }

    /** The same for what may have to be made first. */
    public <T extends Aggregate> Function<Optional<T>, T> guardAny(
            Function<Optional<T>, T> change) {
        return before -> {
            if (before.isEmpty()) {
                requireAbsent();
                return change.apply(before);
            }
            return checked(before.get(), () -> change.apply(before));
        };
    }

    /** The revision of a document, refused where it would alter another version. */
    public Optional<Revision> guard(Optional<Document> before, Optional<Revision> revision) {
        if (revision.isPresent()) {
            require(before);
        }
        return revision;
    }

    /**
     * Refuses a document on which the write does not rest, or that there is none.
     *
     * @throws ProblemException 412
     */
    public void require(Optional<Document> before) {
        before.map(OutboxFields::version).ifPresentOrElse(this::require, this::requireAbsent);
    }

    private void requireAbsent() {
        if (known) {
            throw refusal("It is not there.");
        }
    }

    private <T extends Aggregate> T checked(T before, Supplier<T> change) {
        try {
            T after = change.get();
            if (before != after) {
                require(before.version());
            }
            return after;
        } catch (InvalidInputException e) {
            // What is wrong with it now may be so because of what was not seen.
            require(before.version());
            throw e;
        }
    }

    private static ProblemException refusal(String detail) {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED,
                "changed-meanwhile",
                "Somebody has changed it since it was read",
                detail);
    }
}
