package io.duban.complaint.intake;

import java.util.HashMap;
import java.util.Map;

/** What hotlines call the categories of the bundled rulebook, where only one can be meant. */
final class UsualCategories {

    /** Code of each. */
    static final Map<String, String> CODES = codes();

    private UsualCategories() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        put(codes, "property.service", "物业服务,物业管理,物业服务不到位,物业服务质量,小区物业管理,物业管理服务");
        put(codes, "property.fees", "物业收费,乱收费,捆绑收费,物业费,物业收费问题");
        put(codes, "property.public-revenue", "公共收益,公共收益公开");
        put(codes, "property.cleaning", "卫生清理不及时,卫生保洁,小区卫生,环境卫生,保洁,垃圾清运,小区环境卫生");
        put(codes, "property.facilities", "设施设备,公共设施,设施维修,设备维护,公共设施维修,设施设备维修");
        put(codes, "charging.e-bike", "电动车充电,电动自行车充电,充电设施");
        put(codes, "utility.water", "供水,停水,用水,供水问题");
        put(codes, "utility.heating", "供热,供暖,暖气,供热供暖,集中供热");
        put(codes, "utility.gas", "供气,燃气,天然气");
        put(codes, "utility.power", "供电,停电,用电,电力");
        put(codes, "violation.illegal-building", "违章建筑,违法建设,违建,违章搭建,私搭乱建问题");
        put(codes, "violation.green-space", "毁绿占绿,侵占绿化,毁绿");
        put(codes, "violation.renovation", "装修管理,违规装修问题");
        put(codes, "violation.noise", "噪音,噪声,噪音扰民,噪声扰民,噪声污染");
        put(codes, "violation.fire-lane", "消防通道,占用消防车通道,堵塞消防通道");
        put(codes, "violation.e-bike-upstairs", "电动车上楼,电动车进楼,飞线充电");
        put(codes, "violation.animals", "养犬,犬类管理,饲养动物,不文明养犬");
        put(codes, "elevator.safety", "电梯,电梯故障,电梯维修,电梯问题");
        put(codes, "other", "其它");
        return Map.copyOf(codes);
    }

    private static void put(Map<String, String> codes, String code, String names) {
        for (String name : names.split(",")) {
            codes.put(name, code);
        }
    }
}
