package io.duban.gateway.person;

import io.duban.gateway.caller.PublicAddress;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * People sign in at an issuer of OpenID Connect. These are the only calls that browsers make by
 * going to a page, so they answer with another page to go to, also when nobody comes in.
 */
@RestController
@RequestMapping(OidcCookie.PATH)
class OidcController {

    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,64}");

    private final OidcIssuer issuer;
    private final OidcExchange exchange;
    private final OidcRequests requests;
    private final OidcCookie cookie;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookies sessionCookies;
    private final Tokens tokens;
    private final PublicAddress address;

    OidcController(
            OidcIssuer issuer,
            OidcExchange exchange,
            OidcRequests requests,
            OidcCookie cookie,
            SignIn signIn,
            Sessions sessions,
            SessionCookies sessionCookies,
            Tokens tokens,
            PublicAddress address) {
        this.issuer = issuer;
        this.exchange = exchange;
        this.requests = requests;
        this.cookie = cookie;
        this.signIn = signIn;
        this.sessions = sessions;
        this.sessionCookies = sessionCookies;
        this.tokens = tokens;
        this.address = address;
    }

    /** Whether there is an issuer; begins nothing. */
    @RequestMapping(method = RequestMethod.HEAD)
    ResponseEntity<Void> offered() {
        requireOffered();
        return ResponseEntity.noContent().build();
    }

    @GetMapping
    ResponseEntity<Void> begin(HttpServletRequest request, Query query) {
        String to = WayBack.to(query.any("to").orElse(WayBack.HOME));
        query.finish();
        requireOffered();
        if (!address.isOurs(request)) {
            return redirect(signInPage("", to)).build();
        }
        try {
            OAuth2AuthorizationRequest asked = exchange.begin(request);
            String token = tokens.next();
            requests.insert(
                    token,
                    new OidcRequest(
                            asked.getState(),
                            asked.getAttribute(OidcParameterNames.NONCE),
                            asked.getAttribute(PkceParameterNames.CODE_VERIFIER),
                            asked.getRedirectUri(),
                            to,
                            SessionCookies.of(request).map(sessions::grantOf)),
                    Instant.now());
            return redirect(asked.getAuthorizationRequestUri())
                    .header(HttpHeaders.SET_COOKIE, cookie.set(token, request))
                    .build();
        } catch (OidcRefusedException e) {
            return refused(e, to);
        }
    }

    /** Issuers send parameters of their own along, which are not looked at. */
    @GetMapping("/callback")
    ResponseEntity<Void> end(HttpServletRequest request, Query query) {
        requireOffered();
        Optional<OidcRequest> taken =
                OidcCookie.of(request)
                        .flatMap(
                                token ->
                                        query.any("state")
                                                .flatMap(
                                                        state ->
                                                                requests.take(
                                                                        token,
                                                                        state,
                                                                        Instant.now())));
        String to = taken.map(OidcRequest::to).orElse(WayBack.HOME);
        try {
            OidcRequest begun =
                    taken.orElseThrow(
                            () ->
                                    new OidcRefusedException(
                                            OidcRefusal.EXPIRED,
                                            "nothing was begun there that this ends"));
            Sessions.Opened opened = open(begun, query, request.getRemoteAddr());
            begun.before().ifPresent(sessions::endBehind);
            return redirect(to)
                    .headers(sessionCookies.set(opened.token(), request))
                    .header(HttpHeaders.SET_COOKIE, cookie.clear(request))
                    .build();
        } catch (OidcRefusedException e) {
            return refused(e, to);
        }
    }

    private Sessions.Opened open(OidcRequest begun, Query query, String caller) {
        String code =
                query.any("code")
                        .filter(it -> !it.isEmpty() && query.any("error").isEmpty())
                        .orElseThrow(() -> denied(query.any("error")));
        String login = exchange.loginOf(begun, code);
        return signIn.vouchedFor(login, caller)
                .orElseThrow(
                        () ->
                                new OidcRefusedException(
                                        OidcRefusal.NO_ACCOUNT,
                                        "there is no active account "
                                                + (AccountForm.isLogin(login)
                                                        ? login
                                                        : "of what is no login")));
    }

    private static OidcRefusedException denied(Optional<String> error) {
        String said = error.filter(it -> ERROR.matcher(it).matches()).orElse("no code");
        return new OidcRefusedException(OidcRefusal.DENIED, "the issuer says " + said);
    }

    private void requireOffered() {
        if (!issuer.isOffered()) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "not-found",
                    "Not found",
                    "People sign in here with login and password alone.");
        }
    }

    private static ResponseEntity<Void> refused(OidcRefusedException e, String to) {
        LOG.info("Nobody has signed in at the issuer, {}: {}", e.reason().wire(), e.getMessage());
        return redirect(signInPage("refused=" + e.reason().wire() + "&", to)).build();
    }

    private static String signInPage(String reason, String to) {
        return "/sign-in?" + reason + "to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    /** Also where the address is no URI of Java's. */
    private static ResponseEntity.BodyBuilder redirect(String to) {
        return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, to);
    }
}
