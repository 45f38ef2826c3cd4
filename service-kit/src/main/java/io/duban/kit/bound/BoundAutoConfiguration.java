package io.duban.kit.bound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

import tools.jackson.databind.json.JsonMapper;

/** Bounds at the container, before anybody is known, and at the bodies of those who are let in. */
@AutoConfiguration
@EnableConfigurationProperties(BoundProperties.class)
public class BoundAutoConfiguration {

    /** After the filters of security: whoever has no key is refused before the body is read. */
    private static final int AFTER_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

    @Bean
    TrustedProxies trustedProxies(BoundProperties bounds) {
        return new TrustedProxies(bounds.trustedProxies());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedContainer(
            BoundProperties bounds, TrustedProxies proxies) {
        TomcatProtocolHandlerCustomizer<BoundedProtocol> limits =
                protocol -> protocol.bound(bounds, proxies);
        return factory -> {
            factory.setProtocol(BoundedProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(limits);
            factory.addEngineValves(new HearOut());
        };
    }

    @Bean
    BodyBudget bodyBudget(BoundProperties bounds, MeterRegistry metrics) {
        BodyBudget budget =
                new BodyBudget(bounds.bodies().toBytes(), bounds.bodiesPerCaller().toBytes());
        Gauge.builder("duban.bodies.held.bytes", budget, BodyBudget::held).register(metrics);
        return budget;
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(
            BodyBudget budget, BoundProperties bounds, JsonMapper mapper) {
        FilterRegistrationBean<BodyFilter> filter =
                new FilterRegistrationBean<>(new BodyFilter(budget, bounds, mapper));
        filter.setOrder(AFTER_SECURITY);
        return filter;
    }
}
