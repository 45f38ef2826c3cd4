package io.duban.gateway.person;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.OpenCalls;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Whoever calls, about itself. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private static final Logger LOG = LoggerFactory.getLogger(MeController.class);

    private final MeWriter writer;
    private final Sessions sessions;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Passwords passwords;
    private final StrictJson json;

    MeController(
            MeWriter writer,
            Sessions sessions,
            Accounts accounts,
            SignIn signIn,
            Passwords passwords,
            StrictJson json) {
        this.writer = writer;
        this.sessions = sessions;
        this.accounts = accounts;
        this.signIn = signIn;
        this.passwords = passwords;
        this.json = json;
    }

    @GetMapping
    Me me(CallerAuthentication caller) {
        return caller.identity().isPerson()
                ? writer.of(sessions.behind(caller.grant()).orElseThrow(MeController::hasEnded))
                : writer.of(caller.identity());
    }

    @PutMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> changePassword(
            CallerAuthentication caller, HttpServletRequest request, InputStream content)
            throws IOException {
        if (!caller.identity().isPerson()) {
            throw ProblemException.forbidden("A key has no password.");
        }
        String login = caller.identity().shownId();
        Form form = Form.of(json.read(content, OpenCalls.LARGEST));
        String current = form.text("current", PasswordRules.LONGEST);
        String next = PasswordRules.read(form, "next", login);
        form.finish();
        Optional<Account> account = accounts.find(login);
        if (!signIn.isPassword(login, account, current, request.getRemoteAddr())) {
            form.reject("current", "wrong-password", "is not the password");
            form.finish();
        }
        change(account.orElseThrow(MeController::hasEnded), caller.grant(), passwords.stored(next));
        LOG.info("{} has changed the password", login);
        return ResponseEntity.noContent().build();
    }

    /** The session goes over first, so that no call of it falls between two epochs. */
    private void change(Account before, String grant, String stored) {
        if (!sessions.keep(grant, before.epoch() + 1)) {
            throw hasEnded();
        }
        Optional<Account> after = accounts.changePassword(before, stored);
        if (after.isEmpty()) {
            sessions.endBehind(grant);
            throw new UnavailableException("The account has changed meanwhile.", null);
        }
        sessions.forgetBefore(after.get());
    }

    private static ProblemException hasEnded() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "unauthorized", "Not authenticated", "The session ended.");
    }
}
