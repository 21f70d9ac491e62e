//! Chinese for measuring. Its words are the pairs of common characters that the dictionary knows, by how often it has
//! seen them; people and places are put together of characters and are without end.

use super::chance::Chance;
use super::{Author, fill};
use tigang::segment::dictionary::{Class, look_up};

/// Common characters, from which words are paired. Their order means nothing.
const CHARACTERS: &str = "水火木金土山河江海湖田地天气风雨雪云星月日光电石泥沙铁铜银玉草花树林叶果米麦豆茶酒盐油布衣鞋帽书笔纸字画图印信\
    门窗墙屋房室楼台桥路街巷城市乡村镇县省国家店铺厂矿校院站场港岛岸车船机器具刀剑弓枪炮灯钟表镜琴鼓歌曲舞戏\
    人民众公私男女老少父母子孙兄弟姐妹夫妻朋友师徒工农商兵医官员长主客敌王臣君\
    手足头面口耳目心血肉骨皮毛身体力声音色味香形影梦病药毒命死生活动作用行走跑飞游来去进出入开关上下左右前后内外中间东西南北\
    大小多少高低深浅远近快慢新旧好坏美丑善恶真假虚实轻重冷热干湿明暗清浊强弱硬软粗细平直正反同异单双全半整零\
    说话读写听看见闻问答想思念考虑计划学习教育训练研究试验测量算数分合比较增减加乘除提升降落起伏发展变化改革建设造制修理\
    买卖交换租借存取收付支款钱财货价值税利息本产业经济贸易投资保险股票市银行\
    政治法律权利义务责任规则章程条约会议决定选举管理组织机关部门团队单位社区\
    历史文化艺术科技教哲理论理想精神意识感情爱恨喜怒哀乐忧愁惊恐怕羞愧满足希望信任怀疑\
    年季节春夏秋冬早晚时刻期代古今现将过未已经常偶然必须应当可能需要使得给让请求帮助支持反对批评赞成表示说明解释证据\
    原因结果目标方法式样种类型系统结构层次程度标准质量数据信息网络软件代码程序设备材料能源环境空气污染保护资源\
    传播报道消息新闻记者编辑作品文章小说诗词语言翻译词典图像声响光线颜料影片节目观众演员导\
    农民耕种收割养殖渔牧粮食蔬菜水产品肥料灌溉仓库运输道路铁航空港口货物邮递速度安全事故预防检查维护修\
    医疗卫生护士病房手术诊断治疗药物健康营养锻炼运动比赛冠军球队教练裁判胜负\
    学校课堂考试成绩毕业论题目答案知识智慧聪明才能专家教授博士青年儿童家长";

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田";

const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文玉建国志海春梅秀荣庆宁远哲思雨晨诗涵浩宇子轩欣怡嘉琪\
    一凡安然景行怀谷松柏若水清源知秋望舒维桢其琛慕白书恒";

const PLACES: &str =
    "清白黑红金银龙凤虎鹤松柏桃柳枫槐石沙云月星河湖溪泉岭岗坪塘湾洲新古东西南北上下长宽平安永兴福和";

const SUFFIXES: [&str; 12] =
    ["县", "镇", "村", "街", "桥", "湖", "山", "码头", "新区", "车站", "水库", "开发区"];

const BODIES: [&str; 10] =
    ["公司", "合作社", "研究所", "大学", "出版社", "医院", "银行", "协会", "工作室", "博物馆"];

/// Slots: `n` something named, `v` something done, `p` a person, `l` a place, `b` a body, `f` a figure, `t` a time.
const CLAUSES: [&str; 44] = [
    "{n}和{n}的{n}正在{v}",
    "{l}的{n}把{n}交给了{n}",
    "{p}认为{n}不该只是{v}{n}",
    "{n}每年要{v}{f}{n}",
    "没有人知道{n}为什么{v}",
    "{b}在{t}{v}了新的{n}",
    "这里的{n}离不开{n}",
    "{n}从{f}降到{f}",
    "{n}比{t}多了{f}",
    "{p}把{n}搬到{l}",
    "{n}里的{n}越来越{v}",
    "谁{v}{n}，谁就能{v}{n}",
    "{n}不是{n}，而是{n}",
    "{l}一带的{n}开始{v}",
    "真正的{n}在于{n}",
    "人们{v}着{n}",
    "{n}的{n}没有{v}{n}",
    "{b}的{n}由{p}{v}",
    "{n}只剩下{f}",
    "{n}与{n}之间隔着{n}",
    "{p}和{p}一起{v}{n}",
    "{v}{n}的人{v}{n}",
    "{n}已经{v}了{f}",
    "{n}让{n}{v}起来",
    "要{v}{n}就得先{v}{n}",
    "{t}的{n}在{l}{v}",
    "{n}取决于{n}的{n}",
    "{n}一旦{v}，{n}就会{v}",
    "{p}在{b}{v}了{f}",
    "{n}的好处是{n}可以{v}",
    "既没有{n}，也没有{n}",
    "{n}对{n}的{n}还很{v}",
    "{v}和{v}都要靠{n}",
    "{l}到{l}的{n}{v}",
    "{n}像{n}一样{v}",
    "关于{n}的{n}仍在{v}",
    "{n}被{n}{v}",
    "{f}的{n}来自{n}",
    "{b}拿出{f}来{v}{n}",
    "{n}之所以{v}，是因为{n}{v}",
    "把{n}做成{n}并不容易",
    "{n}还没有{v}到{n}",
    "{p}的{n}刚好{v}{n}",
    "{n}使{l}有了{n}",
];

const OPENERS: [&str; 22] = [
    "但是，",
    "因此，",
    "与此同时，",
    "换句话说，",
    "事实上，",
    "此外，",
    "例如，",
    "总之，",
    "据{p}介绍，",
    "在{l}，",
    "{t}，",
    "另一方面，",
    "不过，",
    "更重要的是，",
    "根据{b}的统计，",
    "从{n}来看，",
    "对{n}来说，",
    "可见，",
    "当然，",
    "直到{t}，",
    "未来几年，",
    "首先，",
];

const HEADINGS: [&str; 10] = [
    "{n}与{n}",
    "{n}的{n}",
    "为什么要{v}{n}",
    "{l}的{n}",
    "从{n}到{n}",
    "{n}怎样{v}",
    "谁来{v}{n}",
    "{p}的{n}",
    "{n}之后",
    "{v}{n}",
];

const LEADS: [&str; 4] =
    ["{n}的办法有{c}个：", "要{v}{n}，可以分{c}步：", "{b}给出了{c}条理由：", "{n}有以下{c}个方面："];

const TIMES: [&str; 10] = [
    "去年",
    "今年春天",
    "上个月",
    "{y}年",
    "{y}年秋天",
    "前不久",
    "三年前",
    "下半年",
    "最近十年",
    "{y}年{m}月",
];

const FIGURES: [&str; 10] = [
    "百分之{d}",
    "{d}万元",
    "{d}公里",
    "{d}.{m}%",
    "{d}吨",
    "{d}个月",
    "{d}亿元",
    "{d}人次",
    "将近{d}年",
    "{d}{m}家",
];

/// How many words a section has of its own.
const THEME: usize = 40;

pub struct Chinese {
    nouns: Vec<String>,
    verbs: Vec<String>,
    surnames: Vec<char>,
    given: Vec<char>,
    places: Vec<char>,
    /// Places in `nouns`.
    theme: Vec<usize>,
}

impl Chinese {
    pub fn new() -> Self {
        let (nouns, verbs) = words();
        let list = |text: &str| text.chars().collect();
        Self {
            nouns,
            verbs,
            surnames: list(SURNAMES),
            given: list(GIVEN),
            places: list(PLACES),
            theme: vec![0],
        }
    }

    fn write(&self, template: &str, chance: &mut Chance, out: &mut String) {
        fill(template, out, |slot, out| match slot {
            "n" if chance.once_in(2) => out.push_str(&self.nouns[self.theme[chance.rank(self.theme.len())]]),
            "n" => out.push_str(&self.nouns[chance.rank(self.nouns.len())]),
            "v" => out.push_str(&self.verbs[chance.rank(self.verbs.len())]),
            "p" => {
                out.push(self.surnames[chance.rank(self.surnames.len())]);
                for _ in 0..chance.within(1, 2) {
                    out.push(self.given[chance.below(self.given.len())]);
                }
            }
            "l" => self.place(chance, out),
            "b" => {
                self.place(chance, out);
                out.push_str(chance.one(&BODIES));
            }
            "t" => self.write(chance.one(&TIMES), chance, out),
            "f" => self.write(chance.one(&FIGURES), chance, out),
            "y" => out.push_str(&chance.within(1950, 2025).to_string()),
            "m" => out.push_str(&chance.within(1, 12).to_string()),
            _ => out.push_str(&chance.within(2, 99).to_string()),
        });
    }

    fn place(&self, chance: &mut Chance, out: &mut String) {
        for _ in 0..2 {
            out.push(self.places[chance.below(self.places.len())]);
        }
        out.push_str(chance.one(&SUFFIXES));
    }

    fn clauses(&self, chance: &mut Chance, count: usize, out: &mut String) {
        for index in 0..count {
            if index > 0 {
                out.push_str(if chance.once_in(8) { "；" } else { "，" });
            }
            self.write(chance.one(&CLAUSES), chance, out);
        }
    }
}

impl Author for Chinese {
    fn turn(&mut self, chance: &mut Chance) {
        self.theme = (0..THEME).map(|_| chance.rank(self.nouns.len())).collect();
    }

    fn heading(&self, chance: &mut Chance, out: &mut String) {
        self.write(chance.one(&HEADINGS), chance, out);
    }

    fn chapter(&self, number: usize, out: &mut String) {
        out.push_str(&format!("第{number}章 "));
    }

    fn sentence(&self, chance: &mut Chance, out: &mut String) {
        if chance.once_in(10) {
            self.quote(chance, out);
            return;
        }
        if chance.once_in(3) {
            self.write(chance.one(&OPENERS), chance, out);
        }
        let count = chance.within(1, 4);
        self.clauses(chance, count, out);
        out.push(['。', '。', '。', '。', '。', '。', '。', '。', '？', '！'][chance.below(10)]);
    }

    fn lead(&self, chance: &mut Chance, count: usize, out: &mut String) {
        let numeral = ["零", "一", "两", "三", "四", "五"][count];
        self.write(&chance.one(&LEADS).replace("{c}", numeral), chance, out);
    }

    fn quote(&self, chance: &mut Chance, out: &mut String) {
        self.write("{p}说：“", chance, out);
        let count = chance.within(1, 3);
        self.clauses(chance, count, out);
        out.push_str("。”");
    }
}

/// Things and doings, each the most frequent first.
fn words() -> (Vec<String>, Vec<String>) {
    let mut characters: Vec<char> = CHARACTERS.chars().collect();
    characters.sort_unstable();
    characters.dedup();
    let (mut nouns, mut verbs) = (Vec::new(), Vec::new());
    for first in &characters {
        for second in &characters {
            let word = format!("{first}{second}");
            let Some((count, class)) = look_up(&word) else { continue };
            let list = if class == Class::Name { &mut nouns } else { &mut verbs };
            list.push((count, word));
        }
    }
    (by_frequency(nouns), by_frequency(verbs))
}

fn by_frequency(mut words: Vec<(u64, String)>) -> Vec<String> {
    words.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.into_iter().map(|(_, word)| word).collect()
}
