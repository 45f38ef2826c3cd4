package io.duban.kit.problem;

import io.duban.kit.json.FieldError;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The language in which a problem is told: Chinese to whoever asks for it before English, in {@code
 * Accept-Language}. Its type and the codes of its errors are the same in both.
 */
public final class ProblemLanguage {

    private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.CHINESE);

    private ProblemLanguage() {}

    /**
     * Tells a problem as the caller reads it.
     *
     * @param accepted the caller's Accept-Language; null or unreadable for none
     * @return the same problem, in Chinese as far as that has been written down
     */
    public static ProblemDetail told(ProblemDetail problem, String accepted) {
        if (!isChinese(accepted)) {
            return problem;
        }
        if (problem.getTitle() != null) {
            problem.setTitle(chinese(problem.getTitle()));
        }
        List<FieldError> errors = errors(problem);
        if (!errors.isEmpty()) {
            List<FieldError> told =
                    errors.stream()
                            .map(
                                    it ->
                                            new FieldError(
                                                    it.pointer(), it.code(), chinese(it.detail())))
                            .toList();
            problem.setProperty(Problems.ERRORS, told);
            problem.setDetail(summary(told));
        } else if (problem.getDetail() != null) {
            problem.setDetail(chinese(problem.getDetail()));
        }
        return problem;
    }

    /** Puts texts of the call that this thread answers into its language. */
    public static UnaryOperator<String> ofThisCall() {
        boolean chinese =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
                        && isChinese(call.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return chinese ? ProblemLanguage::chinese : UnaryOperator.identity();
    }

    static boolean isChinese(String accepted) {
        if (accepted == null) {
            return false;
        }
        try {
            Locale wanted = Locale.lookup(Locale.LanguageRange.parse(accepted), OFFERED);
            return Locale.CHINESE.equals(wanted);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String chinese(String english) {
        return ChineseProblems.ALL.of(english).orElse(english);
    }

    private static List<FieldError> errors(ProblemDetail problem) {
        Object errors =
                problem.getProperties() == null
                        ? null
                        : problem.getProperties().get(Problems.ERRORS);
        return errors instanceof List<?> list
                ? list.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .toList()
                : List.of();
    }

    private static String summary(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() > 1 ? "（另有" + (errors.size() - 1) + "处）" : "";
        String where = first.pointer().isEmpty() ? "内容" : first.pointer();
        return where + "：" + first.detail() + more;
    }
}
