package io.duban.gateway.person;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.OpenCalls;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.Problems;
import io.duban.kit.query.Query;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** People sign in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private static final int LONGEST_LOGIN = 64;

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final MeWriter writer;
    private final StrictJson json;

    SessionController(
            SignIn signIn,
            Sessions sessions,
            SessionCookies cookies,
            MeWriter writer,
            StrictJson json) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
        this.writer = writer;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> begin(HttpServletRequest request, InputStream content) throws IOException {
        Form form = Form.of(json.read(content, OpenCalls.LARGEST));
        String login = form.text("login", LONGEST_LOGIN);
        String password = form.text("password", PasswordRules.LONGEST);
        form.finish();
        Optional<Sessions.Opened> opened = signIn.with(login, password, request.getRemoteAddr());
        if (opened.isEmpty()) {
            return Problems.answer(refused());
        }
        // Whoever may have planted or seen the session of before has nothing of it.
        SessionCookies.of(request).ifPresent(sessions::end);
        return ResponseEntity.ok()
                .headers(cookies.set(opened.get().token(), request))
                .body(writer.of(opened.get().signed()));
    }

    @DeleteMapping
    ResponseEntity<Void> end(CallerAuthentication caller, HttpServletRequest request, Query query) {
        boolean everywhere = query.flag("everywhere");
        query.finish();
        if (!caller.identity().isPerson()) {
            throw ProblemException.forbidden("A key is taken back; it does not sign out.");
        }
        if (everywhere) {
            sessions.endAll(caller.identity().shownId());
        } else {
            sessions.endBehind(caller.grant());
        }
        return ResponseEntity.noContent().headers(cookies.clear(request)).build();
    }

    private static ProblemDetail refused() {
        return Problems.of(
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                "Not signed in",
                "Login or password is wrong, or the account is not active.");
    }
}
