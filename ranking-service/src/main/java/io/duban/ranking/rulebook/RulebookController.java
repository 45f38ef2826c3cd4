package io.duban.ranking.rulebook;

import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InputTooLargeException;
import io.duban.kit.json.TextRules;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.ranking.calendar.BusinessDay;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/rulebook}. */
@RestController
@RequestMapping("/api/v1/rulebook")
class RulebookController {

    private static final int LARGEST = 1 << 20;

    /**
     * An edition in the list of all.
     *
     * @param adoptedBy the key that did it; absent for the first edition
     */
    record EditionView(String id, int version, LocalDate effectiveFrom, String adoptedBy) {}

    /** What is wrong with an edition; always nothing, for otherwise the answer is a problem. */
    record ValidationView(List<FieldError> errors) {}

    private final RulebookLibrary library;
    private final RulebookAdoptions adoptions;
    private final BusinessDay day;

    RulebookController(RulebookLibrary library, RulebookAdoptions adoptions, BusinessDay day) {
        this.library = library;
        this.adoptions = adoptions;
        this.day = day;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Object json(Query query) {
        return CalledRulebook.tree(text(query));
    }

    @GetMapping(produces = {"application/yaml;charset=UTF-8", "text/yaml;charset=UTF-8"})
    String yaml(Query query) {
        return text(query);
    }

    @GetMapping("/versions")
    List<EditionView> versions() {
        return library.get().editions().stream().map(this::view).toList();
    }

    /** Adopts the next edition; whatever the content type says, JSON is YAML, too. */
    @PutMapping
    ResponseEntity<EditionView> adopt(InputStream content, Caller caller) throws IOException {
        // An edition says what is restricted: whoever may not see that may not open it either.
        caller.reach().requireSigning();
        RulebookSource source = CalledRulebook.read(text(content), "");
        boolean created = adoptions.adopt(source, caller.keyId());
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view(source.rulebook()));
    }

    /** Says of an edition what its adoption would say, and adopts nothing. */
    @PostMapping("/validation")
    ValidationView validate(InputStream content, Caller caller) throws IOException {
        caller.reach().requireWholeCity();
        adoptions.check(CalledRulebook.read(text(content), ""), day.today(), caller.keyId());
        return new ValidationView(List.of());
    }

    private EditionView view(Rulebook edition) {
        return new EditionView(
                edition.id(),
                edition.version(),
                edition.effectiveFrom(),
                library.adoptedBy(edition).orElse(null));
    }

    private static String text(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new InputTooLargeException(LARGEST);
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return TextRules.withLineBreaks(TextRules.withoutByteOrderMark(text));
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "malformed", "Malformed", "The text is not UTF-8.");
        }
    }

    /** The edition in force on the day; without a day the one that was adopted last. */
    private String text(Query query) {
        Optional<LocalDate> on = query.date("on");
        query.finish();
        if (on.isEmpty()) {
            return library.text(library.get().latest());
        }
        if (on.get().isBefore(library.get().first().effectiveFrom())) {
            throw ProblemException.notFound("A rulebook in force on", on.get().toString());
        }
        return library.text(library.on(on.get()));
    }
}
