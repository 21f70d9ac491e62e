//! Pages fetched from a server of the test's own on the loopback: what comes back, what is refused and why. No test needs
//! another network: names are answered, and addresses led to that server, by a network made up here.

#[cfg(test)]
mod net {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::collections::BTreeMap;
    use std::io::{self, Read, Write};
    use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
    use std::num::NonZeroU16;
    use std::process::Command;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex, mpsc};
    use std::thread;
    use std::time::Duration;
    use tigang::source::net::{Fetcher, Limits, Network};
    use tigang::source::{Error, Progress, Source};

    const TEXT: &str = "桥为什么没有修？\n\n河水涨了，桥却没有修。真正的问题在于没有人管这件事。\n";

    /// What a server does with a connection once it has read a request for a path.
    type Answer = fn(&mut TcpStream, &str) -> io::Result<()>;

    /// A server that answers every request alike, until the test ends.
    struct Server {
        address: SocketAddr,
        requests: Arc<Mutex<Vec<String>>>,
    }

    impl Server {
        fn new(answer: impl Fn(&mut TcpStream, &str) -> io::Result<()> + Send + Sync + 'static) -> Self {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            let address = listener.local_addr().unwrap();
            let requests = Arc::new(Mutex::new(Vec::new()));
            let (kept, answer) = (Arc::clone(&requests), Arc::new(answer));
            thread::spawn(move || {
                for stream in listener.incoming() {
                    let (Ok(mut stream), kept, answer) = (stream, Arc::clone(&kept), Arc::clone(&answer))
                    else {
                        continue;
                    };
                    thread::spawn(move || {
                        let Some(request) = head(&mut stream) else { return };
                        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                        kept.lock().unwrap().push(request);
                        // The one who asked may have gone.
                        let _ = answer(&mut stream, &path);
                    });
                }
            });
            Self { address, requests }
        }

        /// The first lines of the requests so far.
        fn asked(&self) -> Vec<String> {
            let requests = self.requests.lock().unwrap();
            requests.iter().map(|request| request.lines().next().unwrap().to_owned()).collect()
        }

        fn url(&self, path: &str) -> String {
            format!("http://{}{path}", self.address)
        }
    }

    /// A request up to its empty line.
    fn head(stream: &mut TcpStream) -> Option<String> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).ok()?;
            head.push(byte[0]);
        }
        String::from_utf8(head).ok()
    }

    fn answer(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) -> io::Result<()> {
        let length = body.len();
        write!(stream, "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n")?;
        stream.write_all(body)
    }

    fn moved(stream: &mut TcpStream, to: &str) -> io::Result<()> {
        answer(stream, "302 Found", &format!("Location: {to}\r\n"), b"")
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// A network on which every address leads to one server. Figures are addresses; the names are these.
    #[derive(Clone, Debug)]
    struct Names {
        names: BTreeMap<&'static str, &'static str>,
        server: SocketAddr,
        lookups: Arc<Mutex<Vec<String>>>,
    }

    impl Names {
        fn of(server: &Server) -> Self {
            let names = BTreeMap::from([
                ("public.example", "8.8.8.8"),
                ("other.example", "2606:4700::1"),
                ("xn--fiq228c.example", "8.8.4.4"),
                ("inside.example", "192.168.1.1"),
                ("metadata.example", "169.254.169.254"),
                ("mapped.example", "::ffff:127.0.0.1"),
                ("translated.example", "64:ff9b::a00:1"),
                ("2130706433", "127.0.0.1"),
            ]);
            Self { names, server: server.address, lookups: Arc::default() }
        }

        fn load(&self, url: &str) -> Result<Source, Error> {
            Fetcher::on(self.clone(), Limits::default()).load(url, &Progress::default())
        }
    }

    impl Network for Names {
        fn lookup(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
            self.lookups.lock().unwrap().push(host.to_owned());
            let address: Result<IpAddr, _> = self.names.get(host).unwrap_or(&host).parse();
            Ok(vec![SocketAddr::new(address.map_err(io::Error::other)?, port)])
        }

        fn way(&self, _: SocketAddr) -> SocketAddr {
            self.server
        }
    }

    /// Checks what a page at `http://public.example/page` gives: its text, or a part of the message.
    #[track_caller]
    fn check_page(reply: Answer, expected: Result<&str, &str>) {
        check_limits(reply, Limits::default(), expected);
    }

    #[track_caller]
    fn check_limits(reply: Answer, limits: Limits, expected: Result<&str, &str>) {
        let server = Server::new(reply);
        let fetcher = Fetcher::on(Names::of(&server), limits);
        let found = fetcher.load("http://public.example/page", &Progress::default());
        match (found, expected) {
            (Ok(source), Ok(text)) => assert_eq!(String::from_utf8_lossy(&source.bytes), text),
            (Err(error), Err(part)) => {
                let message = error.to_string();
                assert!(message.starts_with("http://public.example/page: "), "{message}");
                assert!(message.contains(part) && message.contains("; "), "{message}");
                assert!(!message.contains(char::is_control), "{message:?}");
            }
            (found, expected) => panic!("{found:?} instead of {expected:?}"),
        }
    }

    // ---- pages ----

    #[test]
    fn a_page_comes_with_what_its_server_says_of_it() {
        let server = Server::new(|stream, _| {
            answer(stream, "200 OK", "Content-Type: Text/HTML; charset=\"GBK\"\r\n", b"\xCE\xC4\xD5\xC2")
        });
        let progress = Progress::default();
        let fetcher = Fetcher::on(Names::of(&server), Limits::default());
        let source = fetcher.load(" http://me:secret@public.example/a/文章?q#part ", &progress).unwrap();
        assert_eq!((progress.host().as_str(), progress.bytes()), ("public.example", 4));
        assert_eq!(source.name, "http://public.example/a/文章?q#part");
        assert_eq!(source.bytes, b"\xCE\xC4\xD5\xC2");
        assert_eq!(source.media.as_deref(), Some("text/html"));
        assert_eq!(source.charset.as_deref(), Some("GBK"));
        assert_eq!(source.address.as_deref(), Some("http://public.example/a/%E6%96%87%E7%AB%A0?q"));
        let request = server.requests.lock().unwrap().concat().to_ascii_lowercase();
        for part in [
            "get /a/%e6%96%87%e7%ab%a0?q http/1.1",
            "host: public.example\r\n",
            "accept-encoding: gzip\r\n",
            "accept: text/html,",
            concat!("user-agent: tigang/", env!("CARGO_PKG_VERSION"), "\r\n"),
            // What was typed is for this server.
            "authorization: basic bwu6c2vjcmv0\r\n",
        ] {
            assert!(request.contains(part), "no {part:?} in {request}");
        }
    }

    #[test]
    fn a_host_may_be_typed_in_its_own_script() {
        let server = Server::new(|stream, _| answer(stream, "200 OK", "", TEXT.as_bytes()));
        let source = Names::of(&server).load("HTTP://中文。example").unwrap();
        assert_eq!(source.name, "HTTP://中文。example");
        assert_eq!(source.address.as_deref(), Some("http://xn--fiq228c.example/"));
    }

    #[test]
    fn a_packed_page_is_unpacked_within_limits() {
        check_page(|s, _| answer(s, "200 OK", "Content-Encoding: gzip\r\n", &gzip(b"text")), Ok("text"));
        check_page(
            |s, _| answer(s, "200 OK", "Content-Encoding: gzip, x-gzip\r\n", &gzip(&gzip(b"text"))),
            Ok("text"),
        );
        check_page(
            |s, _| answer(s, "200 OK", "Content-Encoding: gzip\r\n", &[gzip(b"one "), gzip(b"two")].concat()),
            Ok("one two"),
        );
        check_page(
            |s, _| answer(s, "200 OK", "Content-Encoding: gzip\r\n", &gzip(TEXT.as_bytes())[..60]),
            Err("broke off"),
        );
        check_page(
            |s, _| answer(s, "200 OK", "Content-Encoding: gzip\r\n", b"not packed at all"),
            Err("cannot be unpacked"),
        );
        check_page(|s, _| answer(s, "200 OK", "Content-Encoding: br\r\n", b"x"), Err("packed as `br`"));
        check_page(
            |s, _| answer(s, "200 OK", "Content-Encoding: \x1b[31m\r\n", b"x"),
            Err("no web server, or a faulty one"),
        );
    }

    #[test]
    fn too_much_is_refused_wherever_it_shows() {
        let limits = Limits { bytes: 1000, ..Limits::default() };
        check_limits(|s, _| answer(s, "200 OK", "", &[b'x'; 1000]), limits, Ok(&"x".repeat(1000)));
        check_limits(|s, _| answer(s, "200 OK", "", &[b'x'; 1001]), limits, Err("holds more than"));
        check_limits(
            |s, _| {
                s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")?;
                loop {
                    s.write_all(b"8\r\nendless!\r\n")?;
                }
            },
            limits,
            Err("holds more than"),
        );
        // After unpacking, and between two unpackings.
        let bomb: Answer = |s, _| answer(s, "200 OK", "Content-Encoding: gzip\r\n", &gzip(&[b'x'; 1001]));
        check_limits(bomb, limits, Err("holds more than"));
        let empties: Answer = |s, _| {
            let inner = gzip(b"").repeat(60);
            answer(s, "200 OK", "Content-Encoding: gzip, gzip\r\n", &gzip(&inner))
        };
        check_limits(empties, limits, Err("holds more than"));
        assert_eq!(Limits::default().bytes, 32_000_000);
    }

    #[test]
    fn a_page_that_is_none_is_told() {
        check_page(|s, _| answer(s, "404 \x01\x02", "", b"x"), Err("faulty"));
        check_page(
            |s, _| answer(s, "404 Away for lunch", "", b"x"),
            Err("404, not found; check the address"),
        );
        check_page(|s, _| answer(s, "403 No", "", b"x"), Err("403, forbidden; if it opens in a browser"));
        check_page(|s, _| answer(s, "503 No", "", b"x"), Err("503, not available now; try again later"));
        check_page(|s, _| answer(s, "304 No", "", b""), Err("304"));
        check_page(|s, _| answer(s, "302 Found", "", b""), Err("has moved (302), but not where to"));
        check_page(|s, _| answer(s, "200 OK", "", b""), Err("an empty page"));
        check_page(|s, _| s.write_all(b"HTTP/1.1 204 No Content\r\n\r\n"), Err("204, nothing to show"));
    }

    #[test]
    fn a_server_that_misbehaves_is_told() {
        check_page(|s, _| s.write_all(b"<p>no header"), Err("no web server"));
        check_page(|_, _| Ok(()), Err("broke off"));
        check_page(
            |s, _| s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
            Err("broke off"),
        );
        check_page(|s, _| s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlonger"), Ok("long"));
        check_page(
            |s, _| answer(s, "200 OK", &format!("X: {}\r\n", "x".repeat(1 << 20)), b"x"),
            Err("header"),
        );
        check_page(|s, _| answer(s, "200 OK", &"X: x\r\n".repeat(100_000), b"x"), Err("header"));
    }

    /// Longer than any test; ends with it.
    const FOREVER: Duration = Duration::from_secs(600);

    fn dribble(stream: &mut TcpStream) -> io::Result<()> {
        loop {
            stream.write_all(b"x")?;
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn silence_has_an_end() {
        let short = Duration::from_millis(200);
        let limits = Limits { idle: short, header: short, ..Limits::default() };
        let check = |reply| check_limits(reply, limits, Err("did not answer within 0.2 s"));
        check(|_, _| {
            thread::sleep(FOREVER);
            Ok(())
        });
        check(|s, _| {
            s.write_all(b"HTTP/1.1 200 OK\r\nX: ")?;
            dribble(s)
        });
        check(|s, _| {
            s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")?;
            thread::sleep(FOREVER);
            Ok(())
        });
    }

    /// A page that comes byte by byte.
    const SLOW: Answer = |s, _| {
        s.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
        dribble(s)
    };

    #[test]
    fn a_page_that_dribbles_is_given_up() {
        let limits = Limits { whole: Duration::from_secs(1), ..Limits::default() };
        check_limits(SLOW, limits, Err("too slowly and was given up after 1 s"));
    }

    #[test]
    fn a_page_that_comes_steadily_may_take_longer() {
        let limits = Limits { whole: Duration::from_secs(1), pace: 0, bytes: 300, ..Limits::default() };
        check_limits(SLOW, limits, Err("holds more than"));
        let limits = Limits { longest: Duration::from_secs(2), bytes: 1 << 20, ..limits };
        check_limits(SLOW, limits, Err("given up after 2 s"));
    }

    #[test]
    fn a_lookup_is_not_waited_for_either() {
        #[derive(Debug)]
        struct Deaf;
        impl Network for Deaf {
            fn lookup(&self, _: &str, _: u16) -> io::Result<Vec<SocketAddr>> {
                thread::sleep(FOREVER);
                Ok(Vec::new())
            }
        }
        let limits = Limits { connect: Duration::from_millis(50), ..Limits::default() };
        let error = Fetcher::on(Deaf, limits).load("http://a.example/", &Progress::default()).unwrap_err();
        assert!(error.to_string().contains("did not answer within 0.05 s"), "{error}");
    }

    #[test]
    fn a_host_that_is_not_there_is_told() {
        let server = Server::new(|_, _| Ok(()));
        let error = Names::of(&server).load("http://nobody.example/").unwrap_err().to_string();
        assert!(error.starts_with("http://nobody.example/: no such host"), "{error}");
        // A port that was given to this test, and back again.
        let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
        let names = Names { server: closed, ..Names::of(&server) };
        let error = names.load("http://public.example/").unwrap_err().to_string();
        assert!(error.contains("refused"), "{error}");
    }

    #[test]
    fn what_speaks_no_tls_is_not_spoken_to() {
        let server = Server::new(|stream, _| answer(stream, "200 OK", "", b"x"));
        let plain = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let names = Names { server: plain.local_addr().unwrap(), ..Names::of(&server) };
        thread::spawn(move || {
            let (mut stream, _) = plain.accept().unwrap();
            let mut hello = [0; 5];
            let _ = stream.read_exact(&mut hello);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            thread::sleep(FOREVER);
        });
        let error = names.load("https://public.example/").unwrap_err().to_string();
        assert!(error.contains("no safe connection: what answers there does not speak TLS"), "{error}");
    }

    // ---- redirects ----

    /// Checks where a page that leads to `location` ends: at an address, or with a message of this part.
    #[track_caller]
    fn check_leads(from: &str, location: &'static str, expected: &str) {
        let server = Server::new(move |stream, path| match path {
            "/start" => moved(stream, location),
            _ => answer(stream, "200 OK", "Content-Type: text/plain\r\n", TEXT.as_bytes()),
        });
        let names = Names::of(&server);
        let found = match names.load(&format!("http://{from}/start")) {
            Ok(source) => {
                assert_eq!(source.bytes, TEXT.as_bytes());
                let address = source.address.unwrap();
                assert_eq!(source.name, address.as_str());
                address
            }
            Err(error) => error.to_string(),
        };
        assert!(found.contains(expected), "{from} to {location}: {found}");
        assert!(!found.contains("secret"), "{found}");
        // Nobody was asked twice, and nobody was sent what was refused.
        let lookups = names.lookups.lock().unwrap().clone();
        let is_refused = found.contains("; ");
        assert!(lookups.len() <= 2, "{lookups:?}");
        assert_eq!(server.asked().len(), if is_refused { 1 } else { 2 }, "{:?}", server.asked());
    }

    #[test]
    fn a_page_may_lead_on() {
        check_leads("public.example", "/end", "http://public.example/end");
        check_leads("public.example", "end?q#part", "http://public.example/end?q");
        check_leads("public.example", "//other.example:8080/end", "http://other.example:8080/end");
        check_leads("public.example", "http://user:secret@other.example/end", "http://other.example/end");
        check_leads("me:secret@public.example", "/end", "http://public.example/end");
    }

    #[test]
    fn a_page_may_not_lead_out_of_the_net() {
        for (location, told) in [
            ("file:///etc/passwd", "leads to a file: address, and only http and https"),
            ("data:text/html,x", "leads to a data: address"),
            ("javascript:alert(1)", "leads to a javascript: address"),
            ("ftp://other.example/", "leads to a ftp: address"),
            ("http://", "names no host"),
            ("http://other.example:99999/", "port"),
        ] {
            check_leads("public.example", location, told);
        }
    }

    #[test]
    fn a_page_from_outside_may_not_lead_inside() {
        for location in [
            "http://127.0.0.1/end",
            "http://2130706433/end",
            "http://[::1]/end",
            "http://[::ffff:10.0.0.1]/end",
            "http://0.0.0.0/end",
            "http://100.64.0.1/end",
            "http://inside.example/end",
            "http://metadata.example/end",
            "http://mapped.example/end",
            "http://translated.example/end",
            "http://224.0.0.1/end",
        ] {
            check_leads(
                "public.example",
                location,
                "is inside a private network, and a page from outside may not",
            );
        }
    }

    #[test]
    fn what_was_typed_may_be_inside_and_lead_further_inside() {
        check_leads("inside.example", "http://127.0.0.1/end", "http://127.0.0.1/end");
        check_leads("127.0.0.1", "http://metadata.example/end", "http://metadata.example/end");
        check_leads("[::1]", "http://other.example/end", "http://other.example/end");
    }

    #[test]
    fn the_way_in_stays_shut_after_a_page_outside() {
        let server = Server::new(|stream, path| match path {
            "/one" => moved(stream, "http://public.example/two"),
            "/two" => moved(stream, "http://inside.example/three"),
            _ => answer(stream, "200 OK", "", b"x"),
        });
        let error = Names::of(&server).load("http://127.0.0.1/one").unwrap_err().to_string();
        assert!(
            error.starts_with(
                "http://127.0.0.1/one, which led to http://public.example/two: leads to inside.example,"
            ),
            "{error}"
        );
    }

    #[test]
    fn a_link_of_a_page_outside_may_not_lead_inside_either() {
        let server = Server::new(|stream, path| match path {
            "/in" => moved(stream, "http://inside.example/end"),
            _ => answer(stream, "200 OK", "Content-Type: text/plain\r\n", TEXT.as_bytes()),
        });
        let fetcher = Fetcher::on(Names::of(&server), Limits::default());
        for address in ["http://inside.example/end", "http://127.0.0.1/end", "http://public.example/in"] {
            let error = fetcher.load_linked(address, &Progress::default()).unwrap_err().to_string();
            assert!(error.contains("is inside a private network"), "{error}");
        }
        let outside = fetcher.load_linked("http://public.example/end", &Progress::default()).unwrap();
        let inside = fetcher.load("http://inside.example/end", &Progress::default()).unwrap();
        assert!(!outside.is_private && inside.is_private);
    }

    #[test]
    fn a_name_is_looked_up_once_a_hop() {
        let server = Server::new(|stream, path| match path {
            "/one" => moved(stream, "http://other.example/two"),
            "/two" => moved(stream, "/three"),
            _ => answer(stream, "200 OK", "", b"x"),
        });
        let names = Names::of(&server);
        names.load("http://public.example/one").unwrap();
        assert_eq!(*names.lookups.lock().unwrap(), ["public.example", "other.example", "other.example"]);
    }

    #[test]
    fn a_name_that_changes_its_mind_leads_nowhere() {
        /// Public for the first, inside from then on.
        #[derive(Debug)]
        struct Fickle(SocketAddr, AtomicUsize);
        impl Network for Fickle {
            fn lookup(&self, _: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
                let address =
                    if self.1.fetch_add(1, Ordering::SeqCst) == 0 { [8, 8, 8, 8] } else { [10, 0, 0, 1] };
                Ok(vec![SocketAddr::new(address.into(), port)])
            }
            fn way(&self, _: SocketAddr) -> SocketAddr {
                self.0
            }
        }
        let server = Server::new(|stream, path| match path {
            "/page" => answer(stream, "200 OK", "", b"x"),
            _ => moved(stream, "/page"),
        });
        let load = |path: &str| {
            let fetcher = Fetcher::on(Fickle(server.address, AtomicUsize::new(0)), Limits::default());
            fetcher.load(&format!("http://fickle.example{path}"), &Progress::default())
        };
        assert_eq!(load("/page").unwrap().bytes, b"x");
        let error = load("/moved").unwrap_err().to_string();
        assert!(
            error.starts_with("http://fickle.example/moved: leads to fickle.example, which is inside"),
            "{error}"
        );
        assert_eq!(server.asked(), ["GET /page HTTP/1.1", "GET /moved HTTP/1.1"]);
    }

    #[test]
    fn ten_redirects_are_followed_and_no_more() {
        let server = Server::new(|stream, path| match path[1..].parse::<u32>() {
            Ok(0) => answer(stream, "200 OK", "", b"x"),
            Ok(left) => moved(stream, &format!("/{}", left - 1)),
            Err(_) => moved(stream, path),
        });
        let names = Names::of(&server);
        assert_eq!(names.load("http://public.example/10").unwrap().name, "http://public.example/0");
        for path in ["11", "loop"] {
            let error = names.load(&format!("http://public.example/{path}")).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("http://public.example/{path}: leads on more than 10 times")),
                "{error}"
            );
        }
        assert_eq!(server.asked().len(), 3 * 11);
    }

    // ---- the program ----

    /// The program with none of the environment's proxies.
    fn tigang(arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tigang"));
        for name in PROXIES {
            command.env_remove(name).env_remove(name.to_ascii_lowercase());
        }
        command.args(arguments);
        command
    }

    const PROXIES: [&str; 4] = ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"];

    /// Checks that a run ends so, with these parts in its answer and its complaints.
    #[track_caller]
    fn check_run(mut command: Command, status: i32, out: &[&str], err: &[&str]) {
        let output = command.output().unwrap();
        let (answer, complaint) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(status), "{complaint}");
        for part in out {
            assert!(answer.contains(part), "no {part:?} in:\n{answer}");
        }
        for part in err {
            assert!(complaint.contains(part), "no {part:?} in:\n{complaint}");
        }
        // No line of progress in a pipe, and nothing but what was expected.
        assert_eq!(complaint.lines().count(), err.len(), "{complaint}");
    }

    fn site() -> Server {
        Server::new(|stream, path| match path {
            "/text" => {
                answer(stream, "200 OK", "Content-Type: text/plain; charset=utf-8\r\n", TEXT.as_bytes())
            }
            "/moved" => moved(stream, "/text"),
            "/elsewhere" => moved(stream, "/lost"),
            _ => answer(stream, "404 Not Found", "", b"x"),
        })
    }

    #[test]
    fn pages_are_read_like_files() {
        let server = site();
        let (text, lost, moved) = (server.url("/text"), server.url("/lost"), server.url("/moved"));
        check_run(tigang(&["-t", &text]), 0, &["桥为什么没有修", "没有人管这件事"], &[]);
        check_run(
            tigang(&["-t", &text, &lost]),
            1,
            &["桥为什么没有修"],
            &[&format!("tigang: {lost}: the server")],
        );
        let elsewhere = server.url("/elsewhere");
        check_run(
            tigang(&["-t", &elsewhere]),
            1,
            &[],
            &[&format!("{elsewhere}, which led to {lost}: the server")],
        );
        check_run(tigang(&["-f", "json", &moved]), 0, &[&format!("\"source\":\"{text}\"")], &[]);
        let login = text.replace("://", "://me:secret@");
        check_run(tigang(&["-f", "json", &login]), 0, &[&format!("\"source\":\"{text}\"")], &[]);
    }

    #[test]
    fn a_proxy_is_used_where_the_user_named_one() {
        let server = Server::new(|stream, path| match path {
            "pages.example:80" => {
                stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n")?;
                match head(stream).unwrap_or_default() {
                    request if request.starts_with("GET /inside ") => moved(stream, "http://127.0.0.1:1/"),
                    _ => answer(stream, "200 OK", "Content-Type: text/plain\r\n", TEXT.as_bytes()),
                }
            }
            "/text" => answer(stream, "200 OK", "Content-Type: text/plain\r\n", TEXT.as_bytes()),
            _ => answer(stream, "403 Forbidden", "", b""),
        });
        let run = |url: &str| {
            let mut command = tigang(&["-t", url]);
            command.env("ALL_PROXY", format!("http://{}", server.address));
            command
        };
        check_run(run("http://pages.example/text"), 0, &["桥为什么没有修"], &[]);
        check_run(
            run("http://pages.example/inside"),
            1,
            &[],
            &["/inside: leads to 127.0.0.1, which is inside"],
        );
        check_run(run("http://others.example/"), 1, &[], &["the proxy that the environment names"]);
        check_run(run(&server.url("/text")), 0, &["桥为什么没有修"], &[]);
        assert!(server.asked().iter().any(|line| line.starts_with("CONNECT pages.example:80 ")));
        assert_eq!(server.asked().last().unwrap(), "GET /text HTTP/1.1");
    }

    #[test]
    fn a_socks_proxy_is_spoken_to_as_well() {
        let proxy = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = proxy.local_addr().unwrap();
        let asked = thread::spawn(move || {
            let (mut stream, _) = proxy.accept()?;
            // RFC 1928: methods, then a request for a name and a port.
            let (mut methods, mut request, mut name) = ([0; 3], [0; 5], [0; 15]);
            stream.read_exact(&mut methods)?;
            stream.write_all(&[5, 0])?;
            stream.read_exact(&mut request)?;
            stream.read_exact(&mut name)?;
            stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])?;
            let _ = head(&mut stream);
            answer(&mut stream, "200 OK", "Content-Type: text/plain\r\n", TEXT.as_bytes())?;
            io::Result::Ok(String::from_utf8_lossy(&name[..13]).into_owned())
        });
        let mut command = tigang(&["-t", "http://pages.example/text"]);
        command.env("ALL_PROXY", format!("socks5h://{address}"));
        check_run(command, 0, &["桥为什么没有修"], &[]);
        assert_eq!(asked.join().unwrap().unwrap(), "pages.example");
    }

    #[test]
    fn on_a_terminal_a_line_says_that_a_page_is_coming() {
        // The server answers once the line has been seen.
        let (go, gone) = mpsc::channel::<()>();
        let gone = Mutex::new(gone);
        let server = Server::new(move |stream, _| {
            let _ = gone.lock().unwrap().recv();
            answer(stream, "200 OK", "Content-Type: text/plain\r\n", TEXT.as_bytes())
        });
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.args(["-t", "--color", "never", &server.url("/text")]);
        let size = PtySize { rows: 10, cols: 60, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let mut screen = vt100::Parser::new(NonZeroU16::new(10).unwrap(), NonZeroU16::new(60).unwrap(), 0);
        let mut bytes = [0; 1024];
        let mut is_seen = false;
        while let Ok(count @ 1..) = output.read(&mut bytes) {
            screen.process(&bytes[..count]);
            if !is_seen && screen.screen().contents().contains("tigang: fetching 127.0.0.1…") {
                is_seen = true;
                go.send(()).unwrap();
            }
        }
        assert!(child.wait().unwrap().success());
        let left = screen.screen().contents();
        assert!(is_seen && left.starts_with("桥为什么没有修") && !left.contains("fetching"), "{left}");
    }
}
