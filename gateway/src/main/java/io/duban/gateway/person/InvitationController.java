package io.duban.gateway.person;

import io.duban.gateway.caller.OpenCalls;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Whoever holds an invitation sets the first password with it. */
@RestController
@RequestMapping("/api/v1/invitations/{token}")
class InvitationController {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationController.class);
    private static final int LONGEST = 100;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final StrictJson json;

    InvitationController(Accounts accounts, Passwords passwords, Tokens tokens, StrictJson json) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.json = json;
    }

    /** Whom an invitation is for. */
    record InvitationView(String login, String name, OffsetDateTime expiresAt) {}

    @GetMapping
    InvitationView read(@PathVariable String token) {
        Accounts.Invited invited = invited(token);
        return new InvitationView(
                invited.account().login(),
                invited.account().name(),
                Moments.inTheCity(invited.until()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> accept(@PathVariable String token, InputStream content)
            throws IOException {
        String login = invited(token).account().login();
        Form form = Form.of(json.read(content, OpenCalls.LARGEST));
        String password = PasswordRules.read(form, "password", login);
        form.finish();
        String stored = passwords.stored(password);
        if (!accounts.accept(tokens.ofInvitation(token), Instant.now(), stored)) {
            throw unknown();
        }
        LOG.info("{} has accepted the invitation", login);
        return ResponseEntity.noContent().build();
    }

    private Accounts.Invited invited(String token) {
        if (token.length() > LONGEST) {
            throw unknown();
        }
        return accounts.invited(tokens.ofInvitation(token), Instant.now())
                .orElseThrow(InvitationController::unknown);
    }

    /** It may be a good one with a slip, so it is not repeated in an answer. */
    private static ProblemException unknown() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "There is no such invitation, or it has been used or has expired.");
    }
}
