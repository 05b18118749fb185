fn main() {
    let e = match tupu::Extractor::builtin() {
        Ok(e) => e,
        Err(p) => { for d in p { eprintln!("{d}"); } std::process::exit(1) }
    };
    let paths: Vec<std::path::PathBuf> = std::env::args().skip(1).map(Into::into).collect();
    for a in tupu::article::read(&paths, tupu::article::Encoding::Detect) {
        match a {
            Ok(a) => {
                let x = e.read(&a);
                for l in tupu::json::facts(&x).chain(tupu::json::entities(&x)) { println!("{l}"); }
            }
            Err(e) => eprintln!("{e}"),
        }
    }
}
