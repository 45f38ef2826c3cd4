package io.duban.kit.problem;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import tools.jackson.databind.json.JsonMapper;

/**
 * Problems for controllers, for the firewall and for the container, and an end for answers that
 * have begun.
 */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@Import({
    ProblemAdvice.class,
    ToldProblems.class,
    ProblemErrorController.class,
    BrokenAnswers.class
})
public class ProblemAutoConfiguration {

    @Bean
    OfferedMethods offeredMethods(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return new OfferedMethods(mappings);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer plainJson(JsonMapper mapper) {
        return converters -> converters.withJsonConverter(new PlainJson(mapper));
    }

    /** In place of an error dispatch, which the firewall would refuse once more. */
    @Bean
    RequestRejectedHandler refusedByFirewall(JsonMapper mapper) {
        return (request, response, _) ->
                Problems.write(Problems.rejected(), request, response, mapper);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedByContainer() {
        return factory ->
                factory.addContextCustomizers(
                        context ->
                                ((StandardHost) context.getParent())
                                        .setErrorReportValveClass(
                                                ProblemReportValve.class.getName()));
    }

    @Bean
    WebMvcConfigurer pathText() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PathText());
            }
        };
    }
}
