package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** The way of a browser to the issuer's page and back. */
final class OidcVisit {

    static final String OIDC = "/api/v1/session/oidc";

    private OidcVisit() {}

    static String[] settings(PlayedService service, String[] oidc, String... more) {
        return Stream.of(RunningGateway.servedBy(service), oidc, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }

    static HttpResponse<String> signIn(Browser browser, String to) {
        return browser.get(cameBack(begin(browser, to)));
    }

    static HttpResponse<String> begin(Browser browser, String to) {
        return browser.get(OIDC + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    /** Goes to the issuer's page; the path here to which it leads. */
    static String cameBack(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> back =
                    http.send(
                            HttpRequest.newBuilder(URI.create(location(sent))).build(),
                            BodyHandlers.ofString());
            assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
            URI callback = URI.create(location(back));
            assertThat(callback.getPath()).isEqualTo(OIDC + "/callback");
            return callback.getRawPath() + "?" + callback.getRawQuery();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static void refused(HttpResponse<String> answer, String reason, String to) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(location(answer))
                .isEqualTo(
                        "/sign-in?refused="
                                + reason
                                + "&to="
                                + URLEncoder.encode(to, StandardCharsets.UTF_8));
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none");
    }
}
