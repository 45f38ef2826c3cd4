package io.duban.notification.notice;

import com.mongodb.client.MongoDatabase;

import io.duban.kit.event.EventCodec;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.topic.Topics;
import io.duban.notification.number.NumberRegister;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What makes a lost store again. */
@Configuration(proxyBeanMethods = false)
class RestoreConfiguration {

    @Bean
    HeardAnew heardAnew(Admin admin, Topics topics, ServiceProperties service) {
        return new HeardAnew(admin, topics, service);
    }

    @Bean
    NoticeRestore noticeRestore(
            MongoDatabase store,
            NoticeBody bodies,
            KafkaProperties kafka,
            Topics topics,
            EventCodec codec,
            NumberRegister numbers,
            CalendarReader calendar,
            HeardAnew consumers) {
        LoggedEvents log = new LoggedEvents(kafka, topics, codec);
        return new NoticeRestore(store, bodies, log, numbers, calendar, consumers);
    }
}
