// go run call.go SERVER KEY SECRET METHOD TARGET [BODY]
package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

func call(server, key, secret, method, target, body string) (*http.Response, error) {
	path, query, _ := strings.Cut(target, "?")
	parts := strings.Split(query, "&")
	sort.Strings(parts)
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	nonce := hex.EncodeToString(random)
	digest := sha256.Sum256([]byte(body))
	text := strings.Join([]string{
		method, path, strings.Join(parts, "&"), timestamp, nonce, hex.EncodeToString(digest[:]),
	}, "\n")
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	request, err := http.NewRequest(method, server+target, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	request.Header.Set("X-Api-Key", key)
	request.Header.Set("X-Api-Timestamp", timestamp)
	request.Header.Set("X-Api-Nonce", nonce)
	request.Header.Set("X-Api-Signature", hex.EncodeToString(mac.Sum(nil)))
	return http.DefaultClient.Do(request)
}

func main() {
	given := append(os.Args[1:], "")
	answer, err := call(given[0], given[1], given[2], given[3], given[4], given[5])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer answer.Body.Close()
	content, _ := io.ReadAll(answer.Body)
	fmt.Println(answer.StatusCode, string(content))
}
