package io.duban.kit.problem;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/**
 * Writes what is answered as {@code application/json} and a problem alone as a problem. Spring
 * would call anything a problem for a caller who accepts nothing else.
 */
final class PlainJson extends JacksonJsonHttpMessageConverter {

    PlainJson(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return ProblemDetail.class.isAssignableFrom(type)
                ? super.getSupportedMediaTypes(type)
                : List.of(MediaType.APPLICATION_JSON);
    }
}
