package io.duban.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.web.util.UriComponentsBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An issuer of OpenID Connect on loopback, which does what it should until it is told otherwise.
 */
final class PlayedIssuer implements AutoCloseable {

    static final String CLIENT = "duban";
    static final String SECRET = "the-secret-between-issuer-and-gateway";

    /** What may be wrong with an ID token. */
    enum Fault {
        NONE,
        NONCE,
        NO_NONCE,
        ISSUER,
        AUDIENCE,
        EXPIRED,
        UNSIGNED,
        OTHER_KEY,
        SIGNED_WITH_THE_SECRET
    }

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final RSAKey otherKey = newKey();

    /** What each code was given for. */
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    private final Map<String, Object> metadata = new HashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Map<String, Object> userInfo = new LinkedHashMap<>();
    private volatile Fault fault = Fault.NONE;

    PlayedIssuer() {
        this(0);
    }

    PlayedIssuer(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        metadata.putAll(
                Map.of(
                        "issuer",
                        url(),
                        "authorization_endpoint",
                        url() + "/authorize",
                        "token_endpoint",
                        url() + "/token",
                        "jwks_uri",
                        url() + "/keys",
                        "userinfo_endpoint",
                        url() + "/userinfo",
                        "response_types_supported",
                        new String[] {"code"},
                        "subject_types_supported",
                        new String[] {"public"},
                        "id_token_signing_alg_values_supported",
                        new String[] {"RS256"}));
        server.createContext("/.well-known/openid-configuration", it -> answer(it, 200, metadata));
        server.createContext(
                "/keys", it -> answer(it, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/userinfo", it -> answer(it, 200, userInfo));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String[] settings() {
        return new String[] {
            "--duban.oidc.issuer=" + url(),
            "--duban.oidc.client-id=" + CLIENT,
            "--duban.oidc.client-secret=" + SECRET
        };
    }

    /** From now on that person is at the issuer's page, and its tokens have that fault. */
    void vouches(String login, Fault with) {
        claims.clear();
        userInfo.clear();
        claims.put("preferred_username", login);
        fault = with;
    }

    /** Only who asks further is told the login, and of that subject. */
    void tellsLater(String login, String subject) {
        claims.clear();
        userInfo.put("sub", subject);
        userInfo.put("preferred_username", login);
        fault = Fault.NONE;
    }

    void claims(String name, Object value) {
        claims.put(name, value);
    }

    void tellsOfItself(String name, Object value) {
        metadata.put(name, value);
    }

    /** The page where the person signs in, who does so at once. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        boolean fine =
                "code".equals(asked.get("response_type"))
                        && CLIENT.equals(asked.get("client_id"))
                        && "openid profile".equals(asked.get("scope"))
                        && "S256".equals(asked.get("code_challenge_method"));
        if (!fine) {
            answer(exchange, 400, asked);
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String back =
                UriComponentsBuilder.fromUriString(asked.get("redirect_uri"))
                        .queryParam("code", code)
                        .queryParam("state", "{state}")
                        .queryParam("session_state", "its-own")
                        .build(false)
                        .expand(Map.of("state", encoded(asked.get("state"))))
                        .toUriString();
        exchange.getResponseHeaders().set("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> brought =
                parameters(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(brought.getOrDefault("code", ""));
        String basic =
                Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (asked == null
                || !("Basic " + basic)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !asked.get("redirect_uri").equals(brought.get("redirect_uri"))
                || !asked.get("code_challenge").equals(hash(brought.get("code_verifier")))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(
                exchange,
                200,
                Map.of(
                        "access_token", "an-access-token",
                        "token_type", "Bearer",
                        "expires_in", 60,
                        "scope", "openid profile",
                        "id_token", idToken(asked.get("nonce"))));
    }

    private String idToken(String nonce) {
        Instant now = Instant.now();
        boolean old = fault == Fault.EXPIRED;
        JWTClaimsSet.Builder said =
                new JWTClaimsSet.Builder()
                        .issuer(fault == Fault.ISSUER ? "https://issuer.example" : url())
                        .audience(fault == Fault.AUDIENCE ? "another" : CLIENT)
                        .subject("subject-1")
                        .issueTime(Date.from(old ? now.minusSeconds(600) : now))
                        .expirationTime(
                                Date.from(old ? now.minusSeconds(300) : now.plusSeconds(60)));
        if (fault != Fault.NO_NONCE) {
            said.claim("nonce", fault == Fault.NONCE ? "another" : nonce);
        }
        claims.forEach(said::claim);
        try {
            return signed(said.build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet said) throws JOSEException {
        if (fault == Fault.UNSIGNED) {
            return new PlainJWT(said).serialize();
        }
        if (fault == Fault.SIGNED_WITH_THE_SECRET) {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), said);
            token.sign(new MACSigner(SECRET));
            return token.serialize();
        }
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        said);
        token.sign(new RSASSASigner(fault == Fault.OTHER_KEY ? otherKey : key));
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> document)
            throws IOException {
        PlayedService.respond(
                exchange,
                status,
                "application/json",
                new JsonMapper().writeValueAsString(document));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
