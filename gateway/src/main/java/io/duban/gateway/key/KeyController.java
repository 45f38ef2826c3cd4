package io.duban.gateway.key;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.Delegation;
import io.duban.gateway.caller.Identity;
import io.duban.gateway.caller.Register;
import io.duban.gateway.caller.Scope;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Role;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An administrator makes keys and takes them back. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {

    private static final int LARGEST = 16 << 10;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_IDEMPOTENCY_KEY = 255;

    private final Keys keys;
    private final Register register;
    private final StrictJson json;
    private final Cursors cursors;

    KeyController(Keys keys, Register register, StrictJson json, Cursors cursors) {
        this.keys = keys;
        this.register = register;
        this.json = json;
        this.cursors = cursors;
    }

    /** A key as a list shows it. */
    record KeyView(String id, String name, Role role, String body) {
        static KeyView of(Identity key) {
            return new KeyView(key.id(), key.name(), key.role(), key.body().orElse(null));
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> create(
            CallerAuthentication caller,
            InputStream content,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        String name = form.text("name", LONGEST_NAME);
        Role role = Scope.role(form);
        Optional<String> body = Optional.ofNullable(form.optionalIdentifier("body"));
        Delegation own = new Delegation(caller.identity());
        Optional<Register.Found> found = Scope.of(form, role, body, own, register).found();
        String secret = keys.secret(caller.identity(), retryOf(idempotencyKey));
        Identity key =
                Identity.ofKey(
                        keys.idOf(secret), name, role, body, found.map(Register.Found::reach));
        if (!keys.create(key, found.map(Register.Found::county), secret)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "Idempotency-Key used for something else",
                    "This Idempotency-Key was used with another body, or its key has been taken"
                            + " back.");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", key.id());
        answer.put("key", secret);
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @GetMapping
    Page<KeyView> list(CallerAuthentication caller, Query query) {
        Page<Identity> page =
                keys.list(
                        new Delegation(caller.identity()),
                        query.page("keys of " + caller.identity().id(), cursors));
        return new Page<>(page.items().stream().map(KeyView::of).toList(), page.next());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(CallerAuthentication caller, @PathVariable String id) {
        if (!keys.revoke(new Delegation(caller.identity()), id)) {
            throw ProblemException.notFound("Key", id);
        }
        return ResponseEntity.noContent().build();
    }

    private static Optional<String> retryOf(String idempotencyKey) {
        if (idempotencyKey != null
                && (idempotencyKey.isBlank()
                        || idempotencyKey.length() > LONGEST_IDEMPOTENCY_KEY)) {
            throw new InvalidInputException(
                    List.of(
                            new FieldError(
                                    "/Idempotency-Key",
                                    "out-of-range",
                                    "must have 1 to " + LONGEST_IDEMPOTENCY_KEY + " characters")));
        }
        return Optional.ofNullable(idempotencyKey);
    }
}
