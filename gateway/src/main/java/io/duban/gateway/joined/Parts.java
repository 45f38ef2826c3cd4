package io.duban.gateway.joined;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.joined.PartAnswer.Given;
import io.duban.gateway.joined.PartAnswer.Nothing;
import io.duban.gateway.joined.PartAnswer.Refused;
import io.duban.gateway.joined.PartAnswer.Silent;
import io.duban.gateway.route.Guard;
import io.duban.gateway.route.RouteProperties;
import io.duban.gateway.route.TokenMint;
import io.duban.kit.problem.UnavailableException;

import jakarta.annotation.PreDestroy;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks services for their parts of one answer, all at the same time and in the caller's name. One
 * that does not answer costs its part and not the answer.
 */
@Component
class Parts {

    private final Map<Part, RestClient> services = new EnumMap<>(Part.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient connections;
    private final TokenMint mint;
    private final Guard guard;
    private final JsonMapper mapper;

    Parts(RouteProperties routes, TokenMint mint, Guard guard, JsonMapper mapper) {
        this.mint = mint;
        this.guard = guard;
        this.mapper = mapper;
        this.connections =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(routes.connect())
                        .build();
        var requests = new JdkClientHttpRequestFactory(connections);
        requests.setReadTimeout(routes.part());
        for (Part part : Part.values()) {
            services.put(
                    part,
                    RestClient.builder()
                            .baseUrl(part.address(routes).toString())
                            .requestFactory(requests)
                            .build());
        }
    }

    /**
     * The answers of the services.
     *
     * @param questions path and query, by the service that is asked
     */
    Map<Part, PartAnswer> ask(Map<Part, String> questions, CallerAuthentication caller) {
        String bearer = mint.bearer(caller.identity());
        Map<Part, Future<PartAnswer>> asked = new EnumMap<>(Part.class);
        questions.forEach(
                (part, question) ->
                        asked.put(part, threads.submit(() -> guarded(part, question, bearer))));
        Map<Part, PartAnswer> answers = new EnumMap<>(Part.class);
        asked.forEach((part, answer) -> answers.put(part, outcome(answer)));
        return answers;
    }

    private PartAnswer guarded(Part part, String question, String bearer) {
        try {
            return guard.ask(part.service(), () -> answer(part, question, bearer));
        } catch (UnavailableException e) {
            return new Silent();
        }
    }

    private PartAnswer answer(Part part, String question, String bearer) {
        return services.get(part)
                .get()
                .uri(it -> URI.create(it.build() + question))
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .accept(MediaType.APPLICATION_JSON)
                .exchange((_, response) -> read(response));
    }

    private PartAnswer read(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        byte[] body = response.getBody().readAllBytes();
        if (status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
            return new Nothing();
        }
        if (!status.is2xxSuccessful() && !status.is4xxClientError()) {
            return new Silent();
        }
        try {
            return !(mapper.readTree(body) instanceof ObjectNode told)
                    ? new Silent()
                    : status.is2xxSuccessful() ? new Given(told) : Refused.of(status, told);
        } catch (JacksonException e) {
            return new Silent();
        }
    }

    /** Every question ends within the limits of its client, so this waits no longer than those. */
    private static PartAnswer outcome(Future<PartAnswer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Silent();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        connections.shutdownNow();
    }
}
