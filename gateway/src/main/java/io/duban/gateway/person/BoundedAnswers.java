package io.duban.gateway.person;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what somebody else answers whole, up to a bound. */
final class BoundedAnswers implements ClientHttpRequestInterceptor {

    private final int largest;

    BoundedAnswers(int largest) {
        this.largest = largest;
    }

    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        try (ClientHttpResponse answer = execution.execute(request, body)) {
            byte[] content = answer.getBody().readNBytes(largest + 1);
            if (content.length > largest) {
                throw new IOException("the answer has more than " + largest + " bytes");
            }
            return new Read(
                    answer.getStatusCode(),
                    answer.getStatusText(),
                    answer.getHeaders(),
                    new ByteArrayInputStream(content));
        }
    }

    private record Read(
            HttpStatusCode status, String text, HttpHeaders headers, InputStream content)
            implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return text;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return content;
        }

        @Override
        public void close() {
            // It was read whole.
        }
    }
}
