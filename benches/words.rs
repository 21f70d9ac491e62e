//! What words cost: making a segmenter for a text and cutting all of it, at the size of an article and of a book's
//! chapter. The texts are put together here from clauses written for it.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use tigang::segment::Segmenter;

const CHINESE: &str = "社区图书馆的困境，不在于没有书，而在于没有理由让人走进去。过去十年，全市新建了六十四座街道图书馆，\
    平均每座藏书两万册，周末的到馆人数却只有三十多人。管理员老周每天上午九点准时开门，把报纸夹好，给窗台上的绿萝浇水，然后等着。\
    他说，最热闹的时候是暑假，孩子们来吹空调、写作业，家长坐在走廊里刷手机；开学以后，阅览室又安静得能听见墙上挂钟走动的声音。\
    有人把责任推给电子书，有人抱怨短视频抢走了注意力。但是国外同行的经验表明，屏幕并不是图书馆的敌人。\
    赫尔辛基的中央图书馆里有3D打印机、缝纫机和录音棚，市民排队预约，借书量反而上升了17.5%。\
    图书馆真正的竞争对手，是便利店、咖啡馆和一切能让人坐下来的地方。要扭转局面，首先应当改变考核办法：不再清点藏书数量，\
    转而统计居民停留的时间。其次，采购权力需要下放，让读者自己决定买什么。杭州一家社区图书馆试行“你选书，我买单”以后，\
    新书外借率从百分之十二提高到百分之七十一，退货、积压几乎绝迹。最后，开放时间必须迁就上班族，晚上七点到十点才是他们能来的钟点。\
    物业公司担心安全，消防部门担心疏散，财政局担心加班费，这些顾虑都有道理，然而没有一项是不能商量的。\
    河边的梧桐树叶子黄了又绿，渔民把小船拴在石阶旁边，修理渔网，谈论水位与天气。气象台预报后天有雷阵雨，\
    农业技术员骑着电动车挨家挨户通知抢收小麦。合作社去年贷款购置了两台联合收割机，折旧费用分摊到每亩地是四十三块八毛钱。\
    会计姑娘把账目贴在公告栏上，老人们戴着老花镜逐行核对，一分钱的出入也要问个明白。\
    与此同时，芯片设计公司的工程师正在调试新一代处理器，他们发现缓存一致性协议在极端负载下会出现死锁，\
    只得推迟流片，重新验证总线仲裁逻辑。投资人追问交货日期，首席执行官答复说宁可晚三个月，也不愿把带病的产品交给客户。\
    乐团排练到深夜，指挥要求第二提琴声部把渐强提前半拍，圆号手抱怨嘴唇已经麻木。评论家后来写道，那一晚的慢板乐章像结冰的湖面，\
    看似静止，底下却有水流动。考古队在黄土塬上清理出一座西周早期的车马坑，青铜轭饰保存完好，木质车轮只剩下泥土中的印痕，\
    研究人员用石膏灌注空隙，恢复了辐条的数目和角度。儿科医生提醒，流感季节来临之前，婴幼儿、孕妇以及慢性病患者应尽快接种疫苗，\
    出现持续高热、呼吸急促、精神萎靡等症状须及时就诊，切勿自行服用抗生素。";

const ENGLISH: &str = "A small library does not fail because it lacks books; it fails because nobody has a reason to walk in. \
    Over ten years the city built 64 branch libraries, each holding about 20,000 volumes, and on an ordinary weekend each \
    of them sees thirty visitors. The caretaker opens the doors at nine, waters the plants and waits. Some blame e-books, \
    others blame short videos, yet the experience of other countries suggests that screens aren't the enemy. In Helsinki \
    the central library lends sewing machines, 3D printers and a recording studio, and its loans rose by 17.5%. What \
    competes with a library is every other place where a person may sit down: shops, cafés, waiting rooms. First, stop \
    counting volumes and count the hours that people stay. Second, let readers decide what is bought. Finally, keep the \
    doors open in the evening, since that's when those who work can come. ";

/// About `bytes` bytes made of the clauses of `text`, in an order that does not repeat soon, the same every time.
fn text_of(text: &str, bytes: usize) -> String {
    let clauses: Vec<&str> = text.split_inclusive(['，', '。', '；', ',', '.', ';']).collect();
    let mut made = String::with_capacity(bytes + 200);
    let mut state = 1_u64;
    made.push_str(text);
    while made.len() < bytes {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        made.push_str(clauses[(state >> 33) as usize % clauses.len()]);
    }
    made
}

fn words(criterion: &mut Criterion) {
    for (name, source) in [("chinese", CHINESE), ("english", ENGLISH)] {
        let mut group = criterion.benchmark_group(name);
        for (size, bytes) in [("6 KB", 6_000), ("250 KB", 250_000)] {
            let text = text_of(source, bytes);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new("make", size), &text, |bencher, text| {
                bencher.iter(|| Segmenter::for_text(black_box(text)));
            });
            group.bench_with_input(BenchmarkId::new("make and cut", size), &text, |bencher, text| {
                bencher.iter(|| Segmenter::for_text(black_box(text)).words(text));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, words);
criterion_main!(benches);
