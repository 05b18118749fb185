//! Given names of English and other Latin languages: by them two capitalised words are a person's name and no product's.
//!
//! Takes a name, tells whether it is written as a person's. Deliberately knows no famous bearer of a name, and leaves out given
//! names by which things are often called (Claude, Max, Ray, Ada).

use std::sync::LazyLock;

/// Given names, in order.
const GIVEN: &str = "Aaron Abigail Adam Adrian Ahmed Aidan Aisha Akira Alan Albert Alejandro Alexander Alexandra Alfred Ali Alice Alicia \
    Alison Allison Amanda Amit Amy Ana Andre Andrea Andreas Andrej Andrew Andy Angela Anil Anish Anita Anjali Ann Anna \
    Anne Annie Anthony Antonio Aravind Arjun Arthur Arun Arvind Ashish Ashley Ashok Astrid Audrey Barbara Barry Beatrice \
    Ben Benjamin Bernard Bernd Bethany Betty Bill Bjarne Björn Bob Boris Brad Brandon Brenda Brian Bridget Bruce Bruno \
    Bryan Carl Carla Carlos Carol Caroline Catherine Cathy Cecilia Charles Charlotte Cheryl Chloe Chris Christian \
    Christina Christine Christoph Christopher Cindy Clara Clement Colin Connor Craig Cynthia Daisuke Dan Daniel Daniela \
    Danielle Dario Darren Dave David Dawn Deborah Deepak Demis Dennis Derek Diana Diane Diego Dieter Dinesh Divya Dmitri \
    Dmitry Dominic Donald Donna Dorothy Doug Douglas Duncan Dylan Edward Edwin Elaine Eleanor Elena Elias Elizabeth Ellen \
    Elon Emily Emma Emmanuel Eric Erica Erik Ethan Eugene Eva Evan Evelyn Fabian Fatima Felix Fernando Fiona Florian \
    Frances Francesco Francis Francois Frank Franz François Fred Frederick Fritz Gabriel Gareth Gary Geoff Geoffrey George \
    Gerald Gerard Giovanni Giulia Gordon Graham Greg Gregory Guillaume Gustav Gwynne Hannah Hans Harold Harry Hassan \
    Heather Heinrich Helen Helena Henri Henrik Henry Herbert Hiroki Hiroshi Howard Hugh Hugo Ian Ibrahim Igor Ilse Ilya \
    Imran Ines Ingrid Irene Isaac Isabel Isabella Ivan Ivy Jaan Jack Jackie Jacob Jacques Jaime Jakob James Jamie Jan Jane \
    Janet Jared Jason Javier Jean Jeff Jeffrey Jennifer Jenny Jens Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy \
    Jitendra Joan Joanna Joel Joelle Johan Johann Johannes John Johnny Jonas Jonathan Jordan Jorge Jose Joseph Joshua José \
    Joyce Juan Judith Judy Julia Julian Julie Jürgen Karen Karim Karl Kate Katherine Kathleen Kathryn Katie Kavita Kazuo \
    Keith Kelly Ken Kenji Kenneth Kevin Kim Kimberly Klaus Krishna Kristen Kurt Kyle Lars Laura Lauren Laurent Lawrence \
    Leon Leonard Leonardo Leslie Liam Lila Linda Lisa Liz Lorenzo Louis Louise Lucas Lucia Ludwig Luis Lukas Luke Lydia \
    Maarten Magnus Manuel Marc Marco Marcus Margaret Maria Marie Marina Mario Mark Markus Martha Martin Marvin Mary Matt \
    Matteo Matthew Matthias Mattias Maurice Megan Mehdi Mehmet Melanie Melissa Michael Michel Michelle Miguel Mike Mikhail \
    Mira Mohamed Mohammed Monica Morgan Muhammad Mustafa Nadia Nancy Natalie Natasha Nathan Naveen Neha Neil Nicholas Nick \
    Nicolas Nicole Nigel Nikhil Nikolai Nina Nitin Noah Noam Nora Norman Oleg Olga Oliver Olivia Omar Otto Pablo Pamela \
    Patricia Patrick Paul Paula Pavel Pedro Percy Peter Philip Philippe Phillip Pierre Pieter Pooja Prashant Priya Rachel \
    Rahul Rajeev Rajesh Rajiv Ralph Ravi Raymond Rebecca Ricardo Richard Rick Rob Robert Roberto Robin Rodrigo Roger Rohan \
    Roland Ronald Ross Roy Russell Ruth Ryan Sally Sam Samantha Samuel Sandeep Sandra Sanjay Sanjeev Sara Sarah Satoshi \
    Satya Scott Sean Sebastian Sergei Sergey Shane Shannon Shantanu Sharon Sheila Shreya Siddharth Simon Sofia Sophie \
    Soumith Sridhar Srinivas Stanley Stefan Stephanie Stephen Steve Steven Stuart Sundar Suresh Susan Suzanne Sven Tahir \
    Takeshi Tanya Tariq Ted Teresa Terry Theodore Theresa Thierry Thomas Tim Timothy Tobias Todd Tom Tomas Tony Travis \
    Tyler Ulrich Umesh Valerie Vanessa Venkat Victor Victoria Vijay Vikram Vincent Vinod Virginia Vishal Vivek Vladimir \
    Walter Wendy Werner Wilhelm William Wojciech Wolfgang Xavier Yann Yasmin Yoshua Yuki Yuri Yusuf Yves Yvonne Zachary \
    Zoe Zoubin";

/// The same, one by one.
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| GIVEN.split(' ').collect());

/// Whether a name is a given name and a surname or two: Mike Grant, Ingrid van Dalen, but no Mike 2.
pub(crate) fn is_person(name: &str) -> bool {
    // Most names are one word, and the list need not be asked.
    let Some((given, surnames)) = name.split_once(' ') else { return false };
    let surname = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && word.chars().count() > 1
            && letters.clone().any(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'')
    };
    let surnames = surnames.split(' ');
    surnames.clone().count() <= 3
        && surnames.clone().next_back().is_some_and(|last| surname(&last))
        && surnames.clone().all(|w| surname(&w) || w.chars().all(char::is_lowercase) || w.len() == "J.".len() && w.ends_with('.'))
        && NAMES.binary_search(&given).is_ok()
}

/// Whether a word is a given name by itself, and one that a firm is not called by as well: of five letters at least.
pub(crate) fn is_given(name: &str) -> bool {
    const LEAST: usize = 5;
    name.len() >= LEAST && NAMES.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{GIVEN, is_person};

    #[test]
    fn persons_have_a_given_name_and_a_surname() {
        for (name, person) in [
            ("Mike Grant", true),
            ("Ingrid van Dalen", true),
            ("Jean-Luc Moreau", false),
            ("Mike", false),
            ("Mike 2", false),
            ("Peter Pro", true),
            ("Nimbus Grant", false),
            ("Grant CLI", false),
            ("Sarah CLI", false),
        ] {
            assert_eq!(is_person(name), person, "{name}");
        }
        assert!(GIVEN.split(' ').is_sorted(), "in order");
    }
}
